package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Ownership;

public final class ObsoleteInit implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info("U902", "obsolete-init", "Current distributions no longer boot with Upstart")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean meant =
        job.targets().dialect().isPresent()
            || !job.targets().upstart().areNewest()
            || Ownership.begins(job.file().source().text(), 0);
    if (!meant) {
      Boot.anchor(job)
          .ifPresent(
              span ->
                  findings.report(
                      span,
                      "Debian and Ubuntu 15.04 and later do not boot with Upstart",
                      finding -> finding.help("add a systemd unit beside this job")));
    }
  }
}
