package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;

public final class SizeUnitTrap implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S017", "size-unit-trap", "Size has an unknown unit; systemd ignores the setting");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (ValueFault found : unit.valueFaults()) {
      if (found.fault().kind() == Kind.SIZE_UNIT) {
        String better = found.fault().better().orElse("");
        findings.report(
            found.at(),
            found.line().key() + "= is ignored: expected a size with the unit K, M, G or T",
            finding -> {
              finding.help("use `" + better + "`");
              finding.fix(Fix.safe("Replace with `" + better + "`", new Edit(found.at(), better)));
            });
      }
    }
  }
}
