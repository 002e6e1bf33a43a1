package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.ExampleValues;
import io.github.unitgen.lint.shared.RefusedWords;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;

public final class FatalValue implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S019", "fatal-value", "Invalid value for which systemd refuses the whole unit");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (RefusedWords refused :
        RefusedWords.of(unit, f -> f.fault().kind() == Kind.INVALID && f.isFatal())) {
      String written = unit.file().source().slice(refused.first().at());
      findings.report(
          refused.at(),
          refused.message(),
          finding -> {
            refused.mark(finding);
            ExampleValues.of(refused.first(), unit.versions(), written).ifPresent(finding::help);
          });
    }
  }
}
