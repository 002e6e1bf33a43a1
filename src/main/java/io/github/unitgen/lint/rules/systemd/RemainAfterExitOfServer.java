package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class RemainAfterExitOfServer implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S308",
          "remain-after-exit-of-server",
          "RemainAfterExit= hides that the program has ended");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(MainProcess.REMAINS);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Follows follows = Supervision.of(unit).follows();
    if (unit.isDropIn() || (follows != Follows.FIRST && follows != Follows.TOLD)) {
      return;
    }
    MainProcess.upWithoutIt(unit).ifPresent(line -> report(unit, line, findings));
  }

  /** Whether ExecStop= undoes the effect of a start command that has ended. */
  private static boolean undoes(UnitInput unit) {
    List<Assignment> stops = unit.effective("Service", "ExecStop");
    return !stops.isEmpty() && stops.stream().noneMatch(line -> line.value().contains("MAINPID"));
  }

  /** Whether it runs nothing and only represents the units that it is bound to. */
  private static boolean isEmpty(UnitInput unit) {
    List<Started> main = Commands.of(unit).main();
    return !main.isEmpty() && main.stream().allMatch(started -> started.program().equals("true"));
  }

  private static void report(UnitInput unit, Assignment line, Findings findings) {
    Optional<Assignment> restart =
        RestartPolicy.of(unit).line().filter(found -> RestartPolicy.isOfSuccess(found.value()));
    boolean isWorker = Workers.main(Commands.of(unit)).isPresent();
    if (restart.isEmpty() && !isWorker && (undoes(unit) || isEmpty(unit))) {
      return;
    }
    findings.report(
        line.keySpan(),
        restart.isPresent()
            ? "RemainAfterExit= prevents Restart=" + restart.get().value() + " after an exit with 0"
            : "the service stays active after its program has exited with 0",
        finding -> {
          restart.ifPresent(
              found -> finding.related(found.valueSpan(), "does not restart it then"));
          if (restart.isEmpty() && !isWorker) {
            finding.severity(Severity.INFO); // the command may be meant to end
          }
          finding.help(
              restart.isPresent() || isWorker
                  ? "remove `RemainAfterExit=" + line.value() + "`"
                  : "remove it, or use `Type=oneshot` if the command is meant to end");
          finding.fix(Fix.unsafe("Remove the RemainAfterExit= line", new Edit(line.span(), "")));
        });
  }
}
