package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.upstart.Events;
import io.github.unitgen.syntax.upstart.Job;

public final class MissingStartOn implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "U702", "missing-start-on", "Job has no `start on`, so nothing starts it at boot");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Job meaning = job.job();
    if (meaning.startOn().isPresent()
        || !Boot.isWhole(job)
        || meaning.command(Job.Phase.MAIN).isEmpty()
        || isForOthers(job)) {
      return;
    }
    boolean manual = job.targets().upstart().know(Stanza.MANUAL);
    Boot.anchor(job)
        .ifPresent(
            span ->
                findings.report(
                    span,
                    "no `start on`: nothing starts this job at boot",
                    finding ->
                        finding.help(
                            "add `start on runlevel [2345]`"
                                + (manual ? ", or `manual` if that is meant" : ""))));
  }

  /** Whether another job or a user starts it. */
  private static boolean isForOthers(JobInput job) {
    Job meaning = job.job();
    boolean stoppedWithAnother =
        Boot.leaves(meaning.stopOn()).stream()
            .map(Events.Event::name)
            .anyMatch(name -> !name.value().equals("runlevel"));
    return stoppedWithAnother
        || meaning.task().isPresent()
        || meaning.instance().isPresent()
        || meaning.usage().isPresent()
        || job.targets().dialect().isPresent()
        || job.file().last("manual").isPresent();
  }
}
