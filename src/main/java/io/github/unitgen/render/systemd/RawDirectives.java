package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.manifest.RawSetting;
import io.github.unitgen.meaning.RenderedSettings;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds the directives of {@code systemd:} to a rendered unit: a directive with a single value
 * replaces the rendered one, a list is extended.
 */
final class RawDirectives {
  private RawDirectives() {}

  /**
   * Returns the {@code settings} for {@code file}; directives that all unit types have go into the
   * service.
   */
  static List<RawSetting> of(List<RawSetting> settings, String file) {
    return settings.stream()
        .filter(setting -> UnitNames.isOfSection(file, setting.section()))
        .toList();
  }

  static String apply(String unit, List<RawSetting> settings) {
    String text = unit;
    for (RawSetting setting : settings) {
      text = apply(text, setting);
    }
    return text;
  }

  private static String apply(String text, RawSetting setting) {
    UnitFile unit = UnitParser.parse(new Source("", text));
    String key = setting.key().value();
    StringBuilder lines = new StringBuilder();
    for (Located<String> value : setting.values()) {
      lines.append(key).append('=').append(value.value()).append('\n');
    }
    List<Assignment> present = unit.all(setting.section(), key);
    boolean replaces =
        !Directives.all().find(setting.section(), key).map(Directive::isList).orElse(true);
    if (replaces && !present.isEmpty()) {
      Span first = present.get(0).span();
      StringBuilder out = new StringBuilder(text);
      for (int i = present.size() - 1; i > 0; i--) {
        out.delete(present.get(i).span().start(), present.get(i).span().end());
      }
      return out.replace(first.start(), first.end(), lines.toString()).toString();
    }
    List<Line> section = new ArrayList<>(present);
    if (section.isEmpty()) {
      unit.lines().stream().filter(line -> isOf(line, setting.section())).forEach(section::add);
    }
    if (section.isEmpty()) {
      return text + "\n[" + setting.section() + "]\n" + lines;
    }
    int end = section.get(section.size() - 1).span().end();
    return text.substring(0, end) + lines + text.substring(end);
  }

  /**
   * Returns where {@code settings} have the directive that became {@code written}: the place of its
   * name if {@code name} is set, otherwise of its value.
   */
  static Optional<Place> find(
      List<RawSetting> settings, RenderedSettings.Setting written, boolean name) {
    for (RawSetting setting : settings) {
      boolean same =
          setting.section().equals(written.section())
              && setting.key().value().equals(written.name());
      for (Located<String> value : same ? setting.values() : List.<Located<String>>of()) {
        if (value.value().equals(written.value())) {
          return Optional.of(name ? setting.key().at() : value.at());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(Line line, String section) {
    return line instanceof Assignment assignment && assignment.section().equals(section)
        || line instanceof UnitFile.Section header && header.name().equals(section);
  }
}
