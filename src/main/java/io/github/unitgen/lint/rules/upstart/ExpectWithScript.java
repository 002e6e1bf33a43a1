package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.upstart.Job;

public final class ExpectWithScript implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U102",
          "expect-with-script",
          "Job with `expect` and a script makes Upstart follow the wrong process");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Supervision supervision = Supervision.of(job);
    boolean script = job.job().command(Job.Phase.MAIN).filter(Job.Command::isScript).isPresent();
    if (!script || supervision.follows() != Follows.FORKED || supervision.says().isEmpty()) {
      return;
    }
    Commands commands = Commands.of(job);
    for (Started started : commands.main()) {
      if (forks(started, commands)) {
        findings.report(
            supervision.says().get(),
            "`expect` counts forks of the script's shell, so Upstart follows the wrong process",
            finding -> {
              finding.related(started.word().span(), "the shell forks here");
              finding.help("move the preparation to `pre-start` and start the program with `exec`");
            });
        return;
      }
    }
  }

  private static boolean forks(Started started, Commands commands) {
    boolean own =
        started.program().isEmpty()
            || ShellNames.isBuiltin(started.program())
            || commands.functions().contains(started.word().value());
    Started.Context context = started.context();
    if (context.piped() || context.pipedInto() || context.background().isPresent()) {
      return true;
    }
    return !own && !context.executed() && !context.inFunction();
  }
}
