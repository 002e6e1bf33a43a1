package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Databases;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class DisabledFinalKill implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S410",
              "disabled-final-kill",
              "SendSIGKILL=no lets a surviving process block the next start")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Stop.FINAL_KILL);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || Stop.of(unit).withoutKill().isEmpty()) {
      return;
    }
    if (!unit.isDropIn() && !Databases.runs(unit)) {
      Assignment line = Stop.of(unit).withoutKill().orElseThrow();
      findings.report(
          line.valueSpan(),
          "a process that survives the stop signal is not killed: it blocks the next start",
          finding -> finding.help("remove the line, and allow enough time in TimeoutStopSec="));
    }
  }
}
