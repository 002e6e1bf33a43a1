package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;

public final class BackgroundInExec implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U507",
          "background-in-exec",
          "Command of `exec` runs in the background, where Upstart loses it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (Supervision.of(job).follows() == Follows.FORKED) {
      return; // Upstart waits for the fork of the shell
    }
    for (Started started : Commands.of(job).main()) {
      boolean exec = started.context().executed() && started.context().shell();
      if (exec && started.context().background().isPresent()) {
        Span sign = started.context().background().get();
        findings.report(
            sign,
            "`&` runs the program in the background, where Upstart loses it",
            finding -> {
              finding.help("remove the `&`");
              if (sign.length() == 1) {
                finding.fix(Fix.unsafe("Remove the &", Removal.edit(job.file().source(), sign)));
              }
            });
      }
    }
  }
}
