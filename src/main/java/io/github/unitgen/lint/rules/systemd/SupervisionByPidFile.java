package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Foreground;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

public final class SupervisionByPidFile implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S103",
          "supervision-by-pid-file",
          "A PID file is a second, weaker record of the main process");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (Supervision.of(unit).follows() != Follows.FORKED) {
      return; // S104 speaks there
    }
    Commands commands = Commands.of(unit);
    if (Foreground.of(commands).isPresent()) {
      return; // S106 speaks there
    }
    Optional<Started> worker = Workers.main(commands);
    if (worker.isEmpty()
        && commands.main().stream().map(Daemonizing::of).allMatch(Optional::isEmpty)) {
      return; // it may be able to do nothing else, and S102 asks for the file
    }
    for (Assignment pidFile : MainProcess.pidFiles(unit)) {
      findings.report(
          pidFile.keySpan(),
          worker.isPresent()
              ? "a worker that runs in the foreground needs no PID file"
              : "a PID file can be stale, or name another process",
          finding -> {
            worker.ifPresent(
                started -> finding.related(started.word().span(), "can run in the foreground"));
            if (worker.isEmpty()) {
              finding.severity(Severity.INFO);
            }
            finding.help(
                stays(commands)
                    .map(command -> "start `" + command + "` with Type=exec instead")
                    .orElse("run the program in the foreground with Type=exec or Type=notify"));
          });
    }
  }

  /** Another program that does the same in the foreground. */
  private static Optional<String> stays(Commands commands) {
    for (Started started : commands.main()) {
      for (Flags.Use use : Flags.of(started, Kind.DAEMONIZE)) {
        Optional<String> instead = use.flag().instead();
        if (instead.filter(command -> command.startsWith(started.program() + "-")).isPresent()) {
          return instead;
        }
      }
    }
    return Optional.empty();
  }
}
