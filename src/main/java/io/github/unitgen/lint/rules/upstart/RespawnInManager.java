package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.upstart.Job.Phase;

public final class RespawnInManager implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U305", "respawn-in-manager", "Respawn has no effect in a job without a main process");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean other = job.override() || job.file().error().isPresent();
    if (!other && job.job().command(Phase.MAIN).isEmpty()) {
      job.job()
          .respawn()
          .ifPresent(
              respawn ->
                  findings.report(
                      respawn.span(),
                      "`respawn` has no effect: the job has no main process",
                      finding -> finding.help("remove the line")));
    }
  }
}
