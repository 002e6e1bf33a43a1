package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Foreground;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class ForkingWithoutPidFile implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S102",
          "forking-without-pid-file",
          "With Type=forking and no PIDFile= systemd guesses the main process");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(ServiceType.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> type = ServiceType.of(unit).line("forking");
    if (unit.isDropIn() || type.isEmpty() || !MainProcess.pidFiles(unit).isEmpty()) {
      return;
    }
    Commands commands = Commands.of(unit);
    if (commands.main().isEmpty()
        || Foreground.of(commands).isPresent()
        || Foreground.runtime(commands).isPresent()) {
      return; // S106 speaks there
    }
    if (!MainProcess.isGuessed(unit)) {
      return; // it is not to be known
    }
    findings.report(
        type.orElseThrow().valueSpan(),
        "systemd guesses the main process of a service that forks",
        finding -> {
          if (Workers.main(commands).isEmpty()) {
            finding.severity(Severity.INFO);
          }
          finding.help(
              "run the program in the foreground with Type="
                  + ServiceType.inForeground(unit.versions())
                  + ", or set PIDFile=");
        });
  }
}
