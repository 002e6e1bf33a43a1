package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.BashismFindings;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.upstart.JobInput;

public final class BashismInScript implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U503", "bashism-in-script", "Script uses a bash feature, but Upstart runs it with dash");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    // The /bin/sh of RHEL 6 is bash.
    if (job.targets().upstart().newest().compareTo(UpstartVersions.OLDEST) == 0) {
      return;
    }
    BashismFindings bashisms = new BashismFindings(job.file().source(), "dash, the /bin/sh here,");
    Commands.of(job).texts().forEach(body -> bashisms.report(body, findings));
  }
}
