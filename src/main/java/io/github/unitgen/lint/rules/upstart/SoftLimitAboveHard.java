package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job.Limit;
import java.util.OptionalLong;

public final class SoftLimitAboveHard implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U018",
          "soft-limit-above-hard",
          "Soft limit is above the hard limit, so the job does not start");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (Located<Limit> limit : job.job().limits().values()) {
      if (isAbove(limit.value().soft(), limit.value().hard())) {
        findings.report(
            limit.at().span(),
            "the soft limit is above the hard limit, so the job does not start",
            finding -> finding.help("put the lower limit first"));
      }
    }
  }

  private static boolean isAbove(OptionalLong soft, OptionalLong hard) {
    return hard.isPresent()
        && (soft.isEmpty() || Long.compareUnsigned(soft.getAsLong(), hard.getAsLong()) > 0);
  }
}
