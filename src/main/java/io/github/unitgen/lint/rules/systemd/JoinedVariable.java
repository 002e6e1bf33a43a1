package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.JoinedVariables;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class JoinedVariable implements UnitRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X508",
          "joined-variable",
          "Several assignments in one pair of quotes set only one variable");

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
        report(
            variable.name(),
            variable.value(),
            new Place(unit.file().source(), variable.at()),
            "use a pair of quotes for each assignment",
            findings);
      }
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are part of each process
    for (ProcessSpec process : manifest.processes()) {
      for (EnvVar variable : process.program().env()) {
        Place at = variable.value().at();
        if (told.add(at)) {
          report(
              variable.name().value(),
              variable.value().value().with("1"),
              at,
              "use a key for each variable",
              findings.in(at.source()));
        }
      }
    }
  }

  private static void report(
      String name, String value, Place written, String help, Findings findings) {
    List<String> others = JoinedVariables.in(value);
    if (!others.isEmpty()) {
      findings.report(
          written.of(others.get(0) + "="),
          "this sets only " + name + ", since " + others.get(0) + "= is part of its value",
          finding -> finding.help(help));
    }
  }
}
