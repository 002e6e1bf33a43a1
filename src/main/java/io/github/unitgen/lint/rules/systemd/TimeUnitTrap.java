package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;

public final class TimeUnitTrap implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info("S016", "time-unit-trap", "Unit M of a time span means months, not minutes");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (ValueFault found : unit.valueFaults()) {
      if (found.fault().kind() == Kind.MONTHS) {
        findings.report(
            found.at(),
            "`M` in " + found.line().key() + "= means months, not minutes",
            finding -> {
              finding.help("use `min` for minutes, or `month` for months");
              finding.fix(Fix.unsafe("Replace with `min`", new Edit(found.at(), "min")));
            });
      }
    }
  }
}
