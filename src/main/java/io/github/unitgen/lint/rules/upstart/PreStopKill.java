package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job;
import java.util.List;

public final class PreStopKill implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "U407",
          "pre-stop-kill",
          "Job sends a stop signal in `pre-stop`, although Upstart sends it");

  private static final int TERM = 15;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean other = job.override() || job.file().error().isPresent();
    if (other || job.job().command(Job.Phase.MAIN).isEmpty()) {
      return;
    }
    int number = job.job().killSignal().map(Located::value).orElse(TERM);
    for (Started started : Commands.of(job).in(Phase.STOP)) {
      if (number == TERM && isStop(started)) {
        findings.report(
            started.command(),
            "Upstart sends SIGTERM itself once `pre-stop` ends",
            finding ->
                finding.help(
                    "remove the command and set `kill timeout` to the time that a stop needs"));
      }
    }
  }

  private static boolean isStop(Started started) {
    List<Argument> words = started.arguments();
    String first = words.isEmpty() ? "" : words.get(0).value();
    return switch (started.program()) {
      case "sidekiqctl" -> first.equals("stop");
      // U105 reports a process whose number is read from a file.
      case "killall", "pkill" ->
          !first.isEmpty()
              && (first.charAt(0) != '-'
                  || first.equals("-TERM")
                  || first.equals("-15")
                  || first.equals("-SIGTERM"));
      default -> false;
    };
  }
}
