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
          "Specifier %i is used outside a template, where it is empty");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String name = unit.name().unit();
    // A drop-in for foo-.service is read by all units whose names begin so; foo_at.service is
    // the name of foo@.service where file names cannot contain an @.
    if (!unit.name().isKnown()
        || name.isEmpty()
        || name.contains("@")
        || name.contains("-.")
        || name.contains("_at.")) {
      return;
    }
    for (Assignment line : unit.assignments()) {
      if (line.value().indexOf('%') < 0 || !SpecifierValues.has(line.section(), line.key())) {
        continue;
      }
      for (Specifiers.Use use : Specifiers.uses(line.value())) {
        boolean instance = use.letter() == 'i' || use.letter() == 'I';
        if (instance && !isFilledIn(line, use.at())) {
          report(unit.name(), use, line.sourceSpan(use.at()), findings);
          return;
        }
      }
    }
  }

  /**
   * Whether it is the whole instance of a template that {@code line} depends on, which systemd
   * fills with the name of the unit (resolve_template() in unit.c; seen with 252).
   */
  private static boolean isFilledIn(Assignment line, Span use) {
    return line.section().equals("Unit")
        && line.value().startsWith("@", use.start() - 1)
        && line.value().startsWith(".", use.end());
  }

  private static void report(UnitName name, Specifiers.Use use, Span at, Findings findings) {
    String suffix = "." + name.type();
    String template =
        name.unit().substring(0, name.unit().length() - suffix.length()) + "@" + suffix;
    findings.report(
        at,
        "%" + use.letter() + " is empty: " + name.unit() + " is not a template",
        finding ->
            finding.help(
                "rename the file to `"
                    + template
                    + "`, or use `%%"
                    + use.letter()
                    + "` to pass on `%"
                    + use.letter()
                    + "`"));
  }
}
