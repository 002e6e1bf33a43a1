package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Daemonizing.How;
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
          "Type=forking without PIDFile= makes systemd guess the main process");

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
      return; // S106 reports it
    }
    if (!MainProcess.isGuessed(unit)) {
      return; // disabled by GuessMainPID=
    }
    findings.report(
        type.orElseThrow().valueSpan(),
        "Type=forking without PIDFile=: systemd guesses the main process",
        finding -> {
          String foreground =
              "run the program in the foreground with Type="
                  + ServiceType.inForeground(unit.versions());
          boolean worker = Workers.main(commands).isPresent();
          if (!worker) {
            finding.severity(Severity.INFO);
          }
          // S103 reports the PID file of these.
          boolean told = worker || isToldToFork(commands);
          finding.help(told ? foreground : foreground + ", or add PIDFile=");
        });
  }

  /** Whether a flag makes it fork, so that it stays in the foreground without that flag. */
  private static boolean isToldToFork(Commands commands) {
    return commands.main().stream()
        .map(Daemonizing::of)
        .flatMap(Optional::stream)
        .anyMatch(leaves -> leaves.how() == How.FLAG && leaves.certain());
  }
}
