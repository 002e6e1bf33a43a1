package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Daemonizing.How;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Foreground;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class SupervisionByPidFile implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S103",
          "supervision-by-pid-file",
          "PIDFile= for a program that can run in the foreground");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(MainProcess.PID_FILE);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (Supervision.of(unit).follows() != Follows.FORKED) {
      return; // S104 reports it
    }
    Commands commands = Commands.of(unit);
    if (Foreground.of(commands).isPresent()) {
      return; // S106 reports it
    }
    Optional<Started> worker = Workers.main(commands);
    if (worker.isPresent()) {
      report(unit, worker.get().word().span(), "this worker", findings, Severity.WARNING);
      return;
    }
    // A daemon that can only fork needs the file (systemd.service(5)).
    commands.main().stream()
        .map(Daemonizing::of)
        .flatMap(Optional::stream)
        .filter(leaves -> leaves.how() == How.FLAG && leaves.certain())
        .findFirst()
        .ifPresent(leaves -> report(unit, leaves.span(), "makes it fork", findings, Severity.INFO));
  }

  private static void report(
      UnitInput unit, Span program, String label, Findings findings, Severity severity) {
    String type = ServiceType.inForeground(unit.versions());
    for (Assignment pidFile : MainProcess.pidFiles(unit)) {
      findings.report(
          pidFile.keySpan(),
          severity == Severity.WARNING
              ? "PIDFile= is not needed: this worker can run in the foreground"
              : "PIDFile= is not needed: this program can run in the foreground",
          finding -> {
            finding.severity(severity);
            finding.related(program, label);
            finding.help(
                stays(Commands.of(unit))
                    .map(command -> "use `" + command + "` with Type=" + type)
                    .orElse("run it in the foreground with Type=" + type + " or Type=notify"));
          });
    }
  }

  /** Returns the equivalent command that stays in the foreground; empty if there is none. */
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
