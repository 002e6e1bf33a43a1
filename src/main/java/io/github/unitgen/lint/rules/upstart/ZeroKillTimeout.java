package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import java.util.Optional;

public final class ZeroKillTimeout implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U408", "zero-kill-timeout", "Kill timeout of 0 makes init abort when the job stops");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Located<Long>> timeout = job.job().killTimeout();
    if (timeout.isPresent() && timeout.get().value() == 0) {
      findings.report(
          timeout.get().at().span(),
          "`kill timeout 0` makes init itself abort when the job stops",
          finding -> {
            finding.help("use 1 or more, such as `30`");
            Edit edit = new Edit(timeout.get().at().span(), "1");
            finding.fix(Fix.unsafe("Use `1`", edit));
          });
    }
  }
}
