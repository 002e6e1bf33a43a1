package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;

public final class JobWithoutDescription implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.style("U901", "job-without-description", "Job has no description");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (job.job().description().isEmpty() && Boot.isWhole(job)) {
      Boot.anchor(job)
          .ifPresent(
              span ->
                  findings.report(
                      span,
                      "the job has no `description`",
                      finding -> finding.help("add `description \"WHAT IT DOES\"`")));
    }
  }
}
