package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Ownership;

public final class JobWithoutAuthor implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.style("U904", "job-without-author", "Job has no author").in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean ours = Ownership.begins(job.file().source().text(), 0);
    if (job.job().author().isEmpty() && Boot.isWhole(job) && !ours) {
      Boot.anchor(job)
          .ifPresent(
              span ->
                  findings.report(
                      span,
                      "the job has no `author`",
                      finding -> finding.help("add `author \"NAME <ADDRESS>\"`")));
    }
  }
}
