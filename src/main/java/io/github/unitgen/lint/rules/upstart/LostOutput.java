package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job;
import java.util.Optional;

public final class LostOutput implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("U202", "lost-output", "Output of the job is not kept anywhere");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Located<Job.Console>> console = job.job().console();
    if (console.isEmpty() || !job.targets().upstart().know(Stanza.CONSOLE_LOG)) {
      return;
    }
    Job.Console kind = console.get().value();
    if (kind != Job.Console.NONE && kind != Job.Console.OUTPUT) {
      return;
    }
    boolean none = kind == Job.Console.NONE;
    Span span = console.get().at().span();
    findings.report(
        span,
        none
            ? "`console none` discards the output of the job"
            : "`console output` writes to the console, and no file keeps the output",
        finding -> {
          boolean meant =
              none
                  ? isExplained(job, span) || isDaemon(job)
                  : Workers.main(Commands.of(job)).isEmpty();
          if (meant) {
            // Jobs of the boot may show their output on purpose; a daemon has the system's log.
            finding.severity(Severity.INFO);
          }
          finding.help("use `console log`");
          if (job.file().source().slice(span).equals(none ? "none" : "output")) {
            finding.fix(Fix.unsafe("Use console log", new Edit(span, "log")));
          }
        });
  }

  /** Whether the line before is a comment, which then explains it. */
  private static boolean isExplained(JobInput job, Span at) {
    String text = job.file().source().text();
    int line = text.lastIndexOf('\n', at.start());
    String before = text.substring(text.lastIndexOf('\n', line - 1) + 1, Math.max(line, 0));
    return before.startsWith("#") && before.contains(" ");
  }

  /** Whether it runs a daemon of the distribution, by the folder of the program. */
  private static boolean isDaemon(JobInput job) {
    for (Started started : Commands.of(job).main()) {
      String program = started.word().value();
      if (program.startsWith("/usr/sbin/") || program.startsWith("/sbin/")) {
        return true;
      }
    }
    return false;
  }
}
