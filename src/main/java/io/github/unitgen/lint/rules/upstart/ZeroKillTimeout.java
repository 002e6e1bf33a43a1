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
      RuleInfo.error("U408", "zero-kill-timeout", "kill timeout 0 aborts init when the job stops");

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
          "a kill timeout of 0 aborts init itself when the job stops",
          finding -> {
            finding.help("write 1 or more");
            Edit edit = new Edit(timeout.get().at().span(), "1");
            finding.fix(Fix.unsafe("Write `1`", edit));
          });
    }
  }
}
