package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;

public final class WrongCaseKey implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S004", "wrong-case-key", "Setting is ignored because of its upper and lower case");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (Assignment line : Standing.all(unit, Standing.WRONG_CASE)) {
      Standing.rightCase(line).ifPresent(right -> report(unit, line, right, findings));
    }
  }

  private static void report(UnitInput unit, Assignment line, String right, Findings findings) {
    findings.report(
        line.keySpan(),
        line.key() + "= is ignored: names of settings are case-sensitive",
        finding -> {
          if (!unit.versions().know(line.section(), right)) {
            finding.help("remove it: not every targeted systemd knows the setting");
            return;
          }
          finding.help("use `" + right + "=`");
          finding.fix(Fix.safe("Rename to " + right + "=", new Edit(line.keySpan(), right)));
        });
  }
}
