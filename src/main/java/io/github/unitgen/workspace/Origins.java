package io.github.unitgen.workspace;

import io.github.unitgen.lint.Rules;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.report.FileSettings.Setting;
import io.github.unitgen.source.Place;
import io.github.unitgen.workspace.config.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects settings with their origins. */
final class Origins {
  static final String DEFAULT = "default";

  private final String config;
  private final List<Setting> settings = new ArrayList<>();

  /** {@code config}: the name of the configuration, or empty. */
  Origins(String config) {
    this.config = config;
  }

  List<Setting> settings() {
    return settings;
  }

  void add(String name, String value, String origin) {
    settings.add(new Setting(name, value, origin));
  }

  void add(String name, String value, Optional<Place> at) {
    add(name, value, at.map(Origins::origin).orElse(DEFAULT));
  }

  /** {@code isOption}: whether {@code option} says it; {@code isSaid}: whether anything does. */
  void add(String name, String value, boolean isOption, String option, boolean isSaid) {
    add(name, value, isOption ? option : isSaid ? config : DEFAULT);
  }

  /** How many rules are on, then what each line and option makes of them. */
  void add(Selection selection) {
    long on = Rules.infos().stream().filter(selection::isOn).count();
    String origin = selection.steps().isEmpty() ? DEFAULT : "";
    add("rules", on + " of " + Rules.infos().size() + " are on", origin);
    for (Selection.Step step : selection.steps()) {
      add("  " + step.pattern(), step.effect().label(), step.at());
    }
  }

  static String list(List<Glob> globs) {
    return String.join(", ", globs.stream().map(Glob::toString).toList());
  }

  /** An option, or a file and the line in it. */
  private static String origin(Place at) {
    String name = at.source().name();
    return name.startsWith("--") ? name : name + ":" + at.source().lineAt(at.span().start());
  }
}
