package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.ShellAround;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class KillModeProcess implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S405",
          "kill-mode-process",
          "KillMode=process leaves the children of the program running");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Stop.MODE);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean asks = unit.isService() && Stop.of(unit).isMode("process");
    if (!asks || unit.isDropIn()) {
      return;
    }
    Assignment line = Stop.of(unit).modeLine().orElseThrow();
    Commands commands = Commands.of(unit);
    for (Started started : commands.main()) {
      if (started.is(Kind.MASTER) && !Stop.of(unit).isEndless() && isAsked(commands)) {
        children(
            unit,
            started.title() + " is killed after " + shown(unit) + ": its children keep running",
            Severity.INFO,
            line,
            findings);
        return;
      }
    }
    if (!unit.effective("Service", "ExecStop").isEmpty()) {
      return;
    }
    Optional<ShellAround> shell = ShellAround.of(commands);
    if (shell.isPresent()) {
      behind(shell.get(), line, findings);
      return;
    }
    Optional<Started> worker = Workers.main(commands);
    if (worker.isPresent()) {
      if (!stopsChildren(worker.get())) {
        children(unit, outlives(worker.get()), Severity.WARNING, line, findings);
      }
      return;
    }
    for (Started started : commands.main()) {
      if (started.context().shell() && started.context().last()) {
        children(unit, outlives(started), Severity.INFO, line, findings);
        return;
      }
    }
  }

  /** Whether ExecStop= only asks the service to stop, so that systemd waits and then kills it. */
  private static boolean isAsked(Commands commands) {
    List<Started> stop = commands.in(Phase.STOP);
    return !stop.isEmpty() && stop.stream().allMatch(started -> started.is(Kind.ASKS));
  }

  private static String shown(UnitInput unit) {
    return TimeSetting.shown(Stop.of(unit).length());
  }

  private static String outlives(Started program) {
    return "the children of " + program.title() + " keep running after a stop";
  }

  private static void behind(ShellAround shell, Assignment line, Findings findings) {
    String program = shell.program().program();
    findings.report(
        line.valueSpan(),
        shell.surely()
            ? "only " + shell.shell() + " is stopped: " + program + " keeps running"
            : "if sh is dash, only sh is stopped: " + program + " keeps running",
        finding -> {
          if (!shell.surely()) {
            finding.severity(Severity.INFO);
          }
          finding.related(shell.program().word().span(), "child of the main process");
          finding.help("remove the line, or add `exec` before the program");
        });
  }

  private static void children(
      UnitInput unit, String message, Severity severity, Assignment line, Findings findings) {
    findings.report(
        line.valueSpan(),
        message,
        finding -> {
          finding.severity(severity);
          if (Stop.hasMixed(unit.versions())) {
            finding.help("use `KillMode=mixed`, which kills the children after the main process");
            finding.fix(Fix.unsafe("Replace with `mixed`", new Edit(line.valueSpan(), "mixed")));
          } else {
            finding.help("remove the line: all processes then get the signal");
          }
        });
  }

  /** Such a server stops its workers, and they exit when it is gone. */
  private static boolean stopsChildren(Started worker) {
    return worker.program().equals("puma") || worker.is(Kind.MASTER);
  }
}
