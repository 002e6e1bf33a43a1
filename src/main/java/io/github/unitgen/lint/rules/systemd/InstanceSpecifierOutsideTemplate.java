package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.SpecifierValues;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;

public final class InstanceSpecifierOutsideTemplate implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S711",
          "instance-specifier-outside-template",
          "Only instances of a template have a name to put in for %i");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String name = unit.name().unit();
    // A drop-in for foo-.service is read by all units whose names begin so.
    if (!unit.name().isKnown() || name.isEmpty() || name.contains("@") || name.contains("-.")) {
      return;
    }
    for (Assignment line : unit.assignments()) {
      if (line.value().indexOf('%') < 0 || !SpecifierValues.has(line.section(), line.key())) {
        continue;
      }
      for (Specifiers.Use use : Specifiers.uses(line.value())) {
        if (use.letter() == 'i' || use.letter() == 'I') {
          report(unit.name(), use, line.sourceSpan(use.at()), findings);
          return;
        }
      }
    }
  }

  private static void report(UnitName name, Specifiers.Use use, Span at, Findings findings) {
    String suffix = "." + name.type();
    String template =
        name.unit().substring(0, name.unit().length() - suffix.length()) + "@" + suffix;
    findings.report(
        at,
        "%" + use.letter() + " is empty: " + name.unit() + " is no template",
        finding ->
            finding.help(
                "call the file " + template + ", or write %% where the program is to get a %"));
  }
}
