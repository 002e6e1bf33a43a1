package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.ReviewFindings;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Collection;

public final class Shellcheck implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "X506",
          "shellcheck",
          "ShellCheck reports a problem in shell text (only with --shellcheck)");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public boolean isAboutOneFile() {
    return true;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.reviewer().equals(ShellReviewer.NONE) && unit.isService()) {
      ReviewFindings.report(Commands.of(unit).texts(), unit.reviewer(), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!job.reviewer().equals(ShellReviewer.NONE)) {
      ReviewFindings.report(Commands.of(job).texts(), job.reviewer(), findings);
    }
  }
}
