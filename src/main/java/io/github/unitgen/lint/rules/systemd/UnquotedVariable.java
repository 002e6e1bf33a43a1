package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.EnvironmentLoss;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class UnquotedVariable implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S601",
          "unquoted-variable",
          "Value with spaces is not quoted, so the rest of it is lost");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Environment.KEY);
  }

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    if (!Environment.isSetBy(line)) {
      return;
    }
    for (EnvironmentLoss.Cut cut : EnvironmentLoss.of(unit, line).cut()) {
      report(unit, line, cut, findings);
    }
  }

  private static void report(
      UnitInput unit, Assignment line, EnvironmentLoss.Cut cut, Findings findings) {
    Span whole = line.sourceSpan(new Span(cut.variable().at().start(), cut.rest().end()));
    findings.report(
        line.sourceSpan(cut.rest()),
        cut.variable().name() + " ends at the space: this part of its value is ignored",
        finding -> {
          finding.help("use quotes around the whole assignment, for example `\"OPTS=-a -b\"`");
          String text = unit.file().source().slice(whole);
          if (text.indexOf('"') < 0 && text.indexOf('\n') < 0) {
            finding.fix(Fix.safe("Quote the assignment", new Edit(whole, "\"" + text + "\"")));
          }
        });
  }
}
