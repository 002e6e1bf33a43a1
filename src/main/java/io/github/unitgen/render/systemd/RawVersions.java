package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.RawSetting;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.systemd.UnitVersions;
import io.github.unitgen.syntax.systemd.UnitVersions.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Selects the settings of {@code systemd:} that all versions of a group support: a setting that is
 * too new for one of them is left out, with a warning. The linter reports settings that one of them
 * no longer supports.
 */
final class RawVersions {
  private final SystemdVersions versions;
  private final List<Diagnostic> problems;

  RawVersions(SystemdVersions versions, List<Diagnostic> problems) {
    this.versions = versions;
    this.problems = problems;
  }

  /** Returns the settings to write. */
  List<RawSetting> known(List<RawSetting> settings) {
    List<RawSetting> known = new ArrayList<>();
    for (RawSetting setting : settings) {
      boolean all = true;
      for (Located<String> value : setting.values()) {
        Optional<Unknown> unknown =
            UnitVersions.find(versions, setting.section(), setting.key().value(), value.value())
                .filter(what -> !what.gone());
        unknown.ifPresent(what -> report(what, setting, value));
        all &= unknown.isEmpty();
      }
      if (all) {
        known.add(setting);
      }
    }
    return known;
  }

  private void report(Unknown unknown, RawSetting setting, Located<String> value) {
    boolean directive = unknown.what().equals(setting.key().value() + "=");
    var at = directive ? setting.key().at() : value.at();
    problems.add(
        ManifestRule.UNSUPPORTED_SETTING.warning(
            at,
            setting.key().value()
                + "= is ignored: "
                + (directive ? "it" : unknown.what())
                + " requires systemd "
                + unknown.version(),
            ""));
  }
}
