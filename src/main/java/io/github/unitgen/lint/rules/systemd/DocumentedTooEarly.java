package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.EarlyDocumentation;
import io.github.unitgen.catalog.EarlyDocumentation.Since;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;

public final class DocumentedTooEarly implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S020",
          "documented-too-early",
          "Condition is documented but not supported by a targeted systemd");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return EarlyDocumentation.keys();
  }

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    if (line.section().equals("Unit")) {
      EarlyDocumentation.of(line.key()).ifPresent(since -> check(unit, line, since, findings));
    }
  }

  private static void check(UnitInput unit, Assignment line, Since since, Findings findings) {
    if (since.works() == 0) {
      String read = line.key().replace("Assert", "Condition");
      findings.report(
          line.keySpan(),
          line.key() + "= is documented, but no version of systemd supports it",
          finding ->
              finding.help(
                  unit.versions().know("Unit", read) ? "use `" + read + "=`" : "remove it"));
    } else if (since.isAheadIn(unit.versions())) {
      findings.report(
          line.keySpan(),
          line.key() + "= is documented, but ignored before systemd " + since.works(),
          finding -> finding.help("remove it, or target systemd " + since.works() + " and later"));
    }
  }
}
