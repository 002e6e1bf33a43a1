package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.ShellMain;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import java.util.Optional;

public final class ReloadSignalToShell implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U410",
          "reload-signal-to-shell",
          "Reload signal ends the shell and leaves the program running");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Located<Integer>> signal = job.job().reloadSignal();
    Optional<ShellMain> main = ShellMain.of(job);
    if (signal.isEmpty() || main.isEmpty()) {
      return;
    }
    findings.report(
        signal.get().at().span(),
        "`reload` signals the shell, which ends and leaves the program running",
        finding -> {
          finding.related(main.get().program().word().span(), "the shell waits for this program");
          finding.help("add `exec` before the command");
          main.get().exec(job.file().source()).ifPresent(finding::fix);
        });
  }
}
