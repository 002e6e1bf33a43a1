package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Redirection;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.meaning.upstart.JobInput;

public final class PidFileHandling implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U105",
          "pid-file-handling",
          "Job writes or reads a PID file, although Upstart tracks the process");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (Started started : Commands.of(job).all()) {
      started.wrapper("start-stop-daemon").ifPresent(wrapper -> made(job, wrapper, findings));
      if (started.program().equals("echo") || started.program().equals("printf")) {
        written(started, findings);
      }
      if (started.program().equals("kill") || started.program().equals("pkill")) {
        killed(started, findings);
      }
    }
  }

  private static void made(JobInput job, Wrapper wrapper, Findings findings) {
    for (Argument argument : wrapper.arguments()) {
      if (argument.value().equals("--make-pidfile") || argument.value().equals("-m")) {
        findings.report(
            argument.span(),
            "`" + argument.value() + "` writes a PID file that Upstart does not read",
            finding -> {
              finding.help("remove it and the name of the file");
              Removal.of(
                      job.file().source(),
                      argument.span(),
                      argument.value(),
                      "Remove " + argument.value())
                  .ifPresent(finding::fix);
            });
      }
    }
  }

  /**
   * Reports {@code echo $$ > FILE}; a control group accepts the number too, but its file is not a
   * PID file.
   */
  private static void written(Started started, Findings findings) {
    boolean number = false;
    for (Argument argument : started.arguments()) {
      number |= argument.value().equals("$$") || argument.value().equals("$!");
    }
    for (Redirection redirection : started.redirections()) {
      String file = redirection.target().base();
      boolean group = file.equals("tasks") || file.equals("cgroup.procs");
      if (number && !redirection.isDevice() && !group) {
        findings.report(
            redirection.span(),
            "this writes a PID file that Upstart does not need",
            finding -> finding.help("remove the line: `status JOB` prints the process ID"));
      }
    }
  }

  private static void killed(Started started, Findings findings) {
    for (Argument argument : started.arguments()) {
      String value = argument.value();
      boolean reads =
          (value.startsWith("$(") || value.startsWith("`"))
              && (value.contains("cat ") || value.contains("<"));
      if (reads || value.startsWith("--pidfile") || value.equals("-F")) {
        findings.report(
            argument.span(),
            started.program()
                + " signals the process that a file names, which may be another by now",
            finding -> finding.help("use `stop JOB`, `kill signal` or `reload`"));
        return;
      }
    }
  }
}
