package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;

public final class HugeKillTimeout implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U403", "huge-kill-timeout", "Kill timeout is over an hour, so a stop looks like a hang");

  private static final long HOUR = 3600;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    job.job()
        .killTimeout()
        .filter(timeout -> timeout.value() > HOUR)
        .ifPresent(
            timeout -> {
              Span at = timeout.at().span();
              findings.report(
                  at,
                  "`stop` waits more than " + timeout.value() / HOUR + "h if the program hangs",
                  finding -> {
                    finding.help("use the seconds that the program needs to stop, such as `90`");
                    finding.fix(Fix.unsafe("Use `90`", new Edit(at, "90")));
                  });
            });
  }
}
