package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Map;

public final class RedundantDefault implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.style("S903", "redundant-default", "Setting repeats its default")
          .in(Profile.PEDANTIC);

  private static final String SERVICE = "Service";

  /** Defaults that no version and no configuration of the manager has changed. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "KillSignal", "SIGTERM",
          "KillMode", "control-group",
          "Restart", "no",
          "SendSIGKILL", "yes",
          "SendSIGHUP", "no",
          "RemainAfterExit", "no",
          "StandardInput", "null");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return DEFAULTS.keySet();
  }

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    if (line.section().equals(SERVICE)
        && line.value().equals(DEFAULTS.get(line.key()))
        && unit.all(SERVICE, line.key()).size() == 1
        && unit.isService()
        && !unit.isDropIn()
        && !Rendered.is(unit)) {
      report(unit, line, findings);
    }
  }

  private static void report(UnitInput unit, Assignment line, Findings findings) {
    if (line.key().equals("StandardInput") && !isPlainInput(unit)) {
      return;
    }
    findings.report(
        line.keySpan(),
        line.key() + "=" + line.value() + " is the default",
        finding -> {
          finding.help("remove it");
          finding.fix(Fix.safe("Remove the " + line.key() + "= line", new Edit(line.span(), "")));
        });
  }

  /** Whether no other setting of the input changes the default. */
  private static boolean isPlainInput(UnitInput unit) {
    for (String key : List.of("StandardInputText", "StandardInputData")) {
      if (!unit.all(SERVICE, key).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
