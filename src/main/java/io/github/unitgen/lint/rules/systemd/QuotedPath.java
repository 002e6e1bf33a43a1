package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;

public final class QuotedPath implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S507", "quoted-path", "quotes around a path are taken as part of it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (ValueFault found : unit.valueFaults()) {
      if (found.fault().kind() == Kind.QUOTED) {
        String key = found.line().key();
        findings.report(
            found.at(),
            found.isFatal()
                ? "the unit is refused: " + key + "= takes the quotes as part of the path"
                : key + "= is ignored: it takes the quotes as part of the path",
            finding -> {
              finding.help("write the path without quotes; blanks in it do no harm");
              finding.fix(
                  Fix.safe(
                      "Remove the quotes",
                      new Edit(found.at(), found.fault().better().orElse(""))));
            });
      }
    }
  }
}
