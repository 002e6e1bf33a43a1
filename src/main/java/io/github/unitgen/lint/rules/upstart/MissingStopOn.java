package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.JobControl;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Runlevels;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.syntax.upstart.Events;
import io.github.unitgen.syntax.upstart.Job;
import java.util.List;

public final class MissingStopOn implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U703",
          "missing-stop-on",
          "Job has no `stop on` that happens at shutdown, so nothing stops it then");

  /** Upstart has no such event: startup(7). */
  private static final String SHUTDOWN = "shutdown";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Job meaning = job.job();
    List<Events.Event> stops = Boot.leaves(meaning.stopOn());
    if (!stops.stream().allMatch(MissingStopOn::isMissed)
        || meaning.startOn().isEmpty()
        || meaning.task().isPresent()
        || meaning.instance().isPresent()
        || job.targets().dialect().isPresent()
        || !Boot.isWhole(job)
        || !lasts(job)) {
      return;
    }
    boolean known = JobControl.isManager(job) || Workers.main(Commands.of(job)).isPresent();
    findings.report(
        stops.isEmpty()
            ? Stanzas.head(job.file().last("start", "on").orElseThrow(), 2)
            : stops.get(0).name().at().span(),
        message(stops),
        finding -> {
          if (!known) {
            finding.severity(Severity.INFO);
          }
          finding.help((stops.isEmpty() ? "add" : "use") + " `stop on runlevel [!2345]`");
        });
  }

  /** Whether a shutdown does not emit {@code event}: Upstart only changes the runlevel. */
  private static boolean isMissed(Events.Event event) {
    return event.name().value().equals(SHUTDOWN)
        || Runlevels.glob(event)
            .filter(glob -> !Runlevels.takes(glob, '0') && !Runlevels.takes(glob, '6'))
            .isPresent();
  }

  private static String message(List<Events.Event> stops) {
    if (stops.isEmpty()) {
      return "no `stop on`: nothing stops this job at shutdown";
    }
    return stops.get(0).name().value().equals(SHUTDOWN)
        ? "Upstart has no event `shutdown`: nothing stops this job at shutdown"
        : "`stop on` omits 0 and 6: nothing stops this job at shutdown";
  }

  /** Whether it lasts until it is stopped: it is respawned, or holds up others. */
  private static boolean lasts(JobInput job) {
    return job.job().command(Job.Phase.MAIN).isEmpty()
        ? JobControl.isManager(job)
        : job.job().respawn().isPresent() || Workers.main(Commands.of(job)).isPresent();
  }
}
