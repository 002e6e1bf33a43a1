package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Shown;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;

public final class FatalValue implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S019", "fatal-value", "a bad value of this setting keeps the whole unit from loading");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (ValueFault found : unit.valueFaults()) {
      if (found.fault().kind() == Kind.INVALID && found.isFatal()) {
        findings.report(
            found.fault().at().isEmpty() ? found.line().keySpan() : found.at(),
            Shown.consequence(found) + " takes " + found.fault().takes(),
            finding -> {});
      }
    }
  }
}
