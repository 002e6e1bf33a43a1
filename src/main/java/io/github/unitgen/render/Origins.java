package io.github.unitgen.render;

import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Manifest.Slice;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.Origin;
import io.github.unitgen.meaning.RenderedSettings;
import io.github.unitgen.meaning.RenderedSettings.Setting;
import io.github.unitgen.render.init.Init;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the part of a manifest that a part of a rendered file comes from. */
public final class Origins {
  /** Maps a key to the key that determines the setting if the first is unset. */
  private static final Map<String, String> ELSE =
      Map.of(
          "count", "instances",
          "reload_signal", "quiet_signal",
          "restart_limit", "restart_delay",
          "group", "user",
          "after", "requires");

  private static final Set<String> ORDER = Set.of("before", "after", "requires");

  private final Manifest manifest;
  private final Init init;
  private final Source file;
  private final RenderedSettings settings;
  private final Optional<ProcessSpec> process;

  /**
   * Creates the origins of {@code file}, which is rendered for {@code target}; its name is the
   * file's, after any folder.
   */
  public Origins(Manifest manifest, Target target, Source file) {
    this.manifest = manifest;
    this.init = Inits.of(target);
    this.file = file;
    this.settings = init.settings(file);
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    this.process =
        manifest.processes().stream()
            .filter(one -> init.files(manifest, one).contains(name))
            .findFirst();
  }

  /** Returns the origin of the text at {@code span}. */
  public Origin of(Span span) {
    Optional<Setting> setting = settings.at(span.start());
    if (process.isEmpty()) {
      return ofGroup(setting);
    }
    ProcessSpec owner = process.get();
    Place whole = owner.name().at();
    return setting.isEmpty()
        ? new Origin(whole, whole, Optional.empty())
        : of(owner, setting.get(), span);
  }

  private Origin of(ProcessSpec owner, Setting setting, Span span) {
    Place whole = owner.name().at();
    // A finding about the whole setting refers to its name.
    boolean all = span.end() > setting.span().end() || span.isEmpty();
    Span marked = all ? setting.nameSpan() : span;
    String text = file.slice(marked);
    Optional<Place> raw = init.raw(owner, setting, marked.equals(setting.nameSpan()));
    if (raw.isPresent()) {
      return new Origin(narrowed(raw.get(), text), whole, Optional.empty());
    }
    Optional<String> key = setting.key();
    Place at =
        key.flatMap(name -> part(owner, name, setting, text))
            .or(() -> key.flatMap(name -> given(owner, name)))
            .map(place -> setting.isVerbatim() ? narrowed(place, text) : place)
            .orElse(whole);
    return new Origin(at, whole, Optional.of(setting));
  }

  private Origin ofGroup(Optional<Setting> setting) {
    Place name = manifest.name().at();
    Place at =
        setting
            .filter(found -> found.name().equals("WantedBy"))
            .flatMap(found -> manifest.boot().wantedBy())
            .map(Located::at)
            .or(() -> manifest.slice().map(Slice::at).filter(slice -> isOfSlice(setting)))
            .orElse(name);
    return new Origin(at, name, Optional.empty());
  }

  private static boolean isOfSlice(Optional<Setting> setting) {
    return setting.filter(found -> found.section().equals("Slice")).isPresent();
  }

  /**
   * Returns where the process sets the key, or the key that determines the setting if it is unset.
   */
  private static Optional<Place> given(ProcessSpec process, String key) {
    return Stream.of(key, ELSE.getOrDefault(key, key))
        .filter(process::sets)
        .map(process::at)
        .findFirst();
  }

  /** Returns the part of the key's value that the setting is written from. */
  private static Optional<Place> part(
      ProcessSpec process, String key, Setting setting, String text) {
    if (key.equals("env")) {
      return process.program().env().stream()
          .map(EnvVar::name)
          .filter(name -> setting.value().contains(name.value() + "="))
          .map(Located::at)
          .findFirst();
    }
    if (!ORDER.contains(key)) {
      return Optional.empty();
    }
    ProcessSpec.Order order = process.order();
    return Stream.of(order.before(), order.after(), order.requires())
        .flatMap(List::stream)
        .filter(dependency -> isNamed(dependency.name(), text))
        .map(Dependency::at)
        .findFirst();
  }

  private static boolean isNamed(String name, String unit) {
    return unit.equals(name) || unit.startsWith(name + ".") || unit.startsWith(name + "@");
  }

  /** Returns the place of the text in the value if it occurs there exactly once, unchanged. */
  private static Place narrowed(Place value, String text) {
    String written = value.text();
    int first = text.isBlank() ? -1 : written.indexOf(text);
    if (first < 0 || written.indexOf(text, first + 1) >= 0) {
      return value;
    }
    int start = value.span().start() + first;
    return value.source().place(start, start + text.length());
  }
}
