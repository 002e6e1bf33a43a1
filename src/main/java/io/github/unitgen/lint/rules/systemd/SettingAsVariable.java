package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class SettingAsVariable implements UnitRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S517", "setting-as-variable", "Variable in Environment= has the name of a setting");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Environment.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (String section : Environment.SECTIONS) {
      for (Environment.Variable variable : Environment.variables(unit, section)) {
        if (isSetting(section, variable.name())) {
          Place at = new Place(unit.file().source(), variable.at());
          report(
              variable.name(),
              at.of(variable.name()),
              "move `" + variable.name() + "=` to a separate line",
              findings);
        }
      }
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are reported once, not for each process
    for (ProcessSpec process : manifest.processes()) {
      for (EnvVar variable : process.program().env()) {
        String name = variable.name().value();
        Place at = variable.name().at();
        if (isSetting("Service", name) && told.add(at)) {
          report(
              name, at.span(), "set it under `systemd:`, in `Service:`", findings.in(at.source()));
        }
      }
    }
  }

  private static boolean isSetting(String section, String name) {
    return Directives.all().find(section, name).isPresent();
  }

  /** A single word such as Type or User can be a variable of some program. */
  private static void report(String name, Span at, String help, Findings findings) {
    boolean certain = name.substring(1).chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    findings.report(
        at,
        "this sets a variable, not the setting " + name + "=",
        finding -> {
          if (!certain) {
            finding.severity(Severity.INFO);
          }
          finding.help(help);
        });
  }
}
