package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.ShellMain;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.upstart.JobInput;

public final class ShellAsMainProcess implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U106",
          "shell-as-main-process",
          "Upstart follows the shell of a script instead of the program");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (job.job().reloadSignal().isPresent()) {
      return; // reported by U410
    }
    ShellMain.of(job)
        .ifPresent(
            main ->
                findings.report(
                    main.program().word().span(),
                    "Upstart follows the shell of the script, not this program",
                    finding -> {
                      finding.severity(severity(main));
                      finding.help("add `exec` before the command");
                      main.exec(job.file().source()).ifPresent(finding::fix);
                    }));
  }

  /**
   * Returns the severity: a stop reaches the whole group, so only a worker that drains, or must be
   * told to, loses work.
   */
  private static Severity severity(ShellMain main) {
    if (Workers.is(main.program())) {
      return Severity.ERROR;
    }
    return main.respawns() ? Severity.WARNING : Severity.INFO;
  }
}
