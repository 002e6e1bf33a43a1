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
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.syntax.upstart.Job;

public final class MissingStopOn implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U703", "missing-stop-on", "Job has no `stop on`, so nothing stops it at shutdown");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Job meaning = job.job();
    if (meaning.stopOn().isPresent()
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
        Stanzas.head(job.file().last("start", "on").orElseThrow(), 2),
        "no `stop on`: nothing stops this job at shutdown",
        finding -> {
          if (!known) {
            finding.severity(Severity.INFO);
          }
          finding.help("add `stop on runlevel [!2345]`");
        });
  }

  /** Whether it lasts until it is stopped: it is respawned, or holds up others. */
  private static boolean lasts(JobInput job) {
    return job.job().command(Job.Phase.MAIN).isEmpty()
        ? JobControl.isManager(job)
        : job.job().respawn().isPresent() || Workers.main(Commands.of(job)).isPresent();
  }
}
