package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;

public final class UnusedInstanceName implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S710",
          "unused-instance-name",
          "All instances of the template are alike, down to the name in the log");

  /** The specifiers that differ between instances. */
  private static final String OF_INSTANCE = "iInNf";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || !unit.name().isTemplate() || unit.isDropIn() || isConnection(unit)) {
      return;
    }
    for (Assignment line : unit.assignments()) {
      boolean named = line.section().equals("Unit") && line.key().equals("Description");
      for (Specifiers.Use use : Specifiers.uses(line.value())) {
        if (OF_INSTANCE.indexOf(use.letter()) >= 0 && !named) {
          return;
        }
      }
    }
    if (!unit.assignments().isEmpty()) {
      findings.report(
          unit.header("Service"),
          "no setting of this template depends on the instance",
          finding ->
              finding.help(
                  "tell them apart in the journal: `SyslogIdentifier=%p-%i`, or drop the @"));
    }
  }

  /** Instances of a socket with Accept=yes are told apart by their connections. */
  private static boolean isConnection(UnitInput unit) {
    return unit.value("Service", "StandardInput").equals("socket")
        || !unit.all("Service", "Sockets").isEmpty();
  }
}
