package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Daemonizing.How;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class PidFileWithoutForking implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S104",
          "pid-file-without-forking",
          "PIDFile= is not needed because the service does not fork");

  /** Programs of a reload after which the main process is the same. */
  private static final Set<String> SIGNALS =
      Set.of("", "kill", "pkill", "killall", "true", "echo", "test", "sleep", "systemctl");

  /** Flags that usually make a program fork. */
  private static final Set<How> GUESSES = EnumSet.of(How.FLAG, How.GUESS, How.DOUBT);

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
    ServiceType type = ServiceType.of(unit);
    // A program that notifies keeps the file for its own tools.
    if (!type.isKnown() || type.isForking() || type.notifies()) {
      return;
    }
    if (handsOver(unit)) {
      return; // systemd then reads the new main process from the file
    }
    if (ServiceType.isInvalid(unit)) {
      return; // S009: the type that was meant may fork
    }
    if (type.isOneshot() && Workers.lasting(Commands.of(unit)).isPresent()) {
      return; // S732: nothing reads the file of a start that never ends
    }
    Optional<Daemonizing> leaves = leaves(unit);
    if (leaves.filter(Daemonizing::certain).isPresent()) {
      return; // X101: it lacks Type=forking, and the file may be right
    }
    for (Assignment pidFile : MainProcess.pidFiles(unit)) {
      if (isHandedOn(unit, pidFile)) {
        continue;
      }
      findings.report(
          pidFile.keySpan(),
          message(unit, type),
          finding -> {
            type.line()
                .ifPresent(line -> finding.related(line.valueSpan(), "this type does not fork"));
            if (leaves.isPresent()
                || reloadsByProgram(unit)
                || Supervision.of(unit).follows() == Follows.TOLD) {
              finding.severity(Severity.INFO);
            }
            finding.help(
                isArgument(unit, pidFile.value()) && !type.isOneshot()
                    ? "remove the line, and the option that makes the program write the file"
                    : "remove the line, or use Type=forking if the program forks");
            finding.fix(Fix.unsafe("Remove the PIDFile= line", new Edit(pidFile.span(), "")));
          });
    }
  }

  /** Returns the evidence that a command goes into the background. */
  private static Optional<Daemonizing> leaves(UnitInput unit) {
    return Commands.of(unit).main().stream()
        .map(Daemonizing::of)
        .flatMap(Optional::stream)
        .filter(leaves -> leaves.how() != How.CONTAINER)
        .filter(leaves -> leaves.certain() || GUESSES.contains(leaves.how()))
        .findFirst();
  }

  private static String message(UnitInput unit, ServiceType type) {
    if (!unit.commands("Service", "ExecStartPost").isEmpty()) {
      return "the start waits for this file after ExecStartPost=, and fails without it";
    }
    return type.isOneshot()
        ? "the start does not finish while the process in this file runs"
        : "PIDFile= is not needed: systemd knows the main process";
  }

  /** Whether the command names the file. If the configuration does, other tools may read it. */
  private static boolean isArgument(UnitInput unit, String path) {
    return unit.effective("Service", "ExecStart").stream()
        .anyMatch(line -> line.value().contains(path));
  }

  /** Whether commands receive the path from systemd in $PIDFILE (systemd.exec(5)). */
  private static boolean isHandedOn(UnitInput unit, Assignment pidFile) {
    return pidFile.value().indexOf('$') < 0 && ExecLines.use(unit, "PIDFILE");
  }

  /**
   * Whether a program that does more than signal reloads it, which may hand over to another
   * process.
   */
  private static boolean reloadsByProgram(UnitInput unit) {
    Commands commands = Commands.of(unit);
    return commands.in(Phase.RELOAD).stream()
        .map(Started::program)
        .anyMatch(program -> !SIGNALS.contains(program));
  }

  /** Whether a reload replaces the main process, as USR2 does in unicorn and gunicorn. */
  private static boolean handsOver(UnitInput unit) {
    return unit.effective("Service", "ExecReload").stream()
        .anyMatch(line -> line.value().contains("USR2"));
  }
}
