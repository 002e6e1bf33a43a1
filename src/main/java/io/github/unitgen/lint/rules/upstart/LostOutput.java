package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job;
import java.util.Optional;

public final class LostOutput implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info("U202", "lost-output", "Output of the job is not kept anywhere");

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
          finding.help("use `console log`");
          if (job.file().source().slice(span).equals(none ? "none" : "output")) {
            finding.fix(Fix.unsafe("Use console log", new Edit(span, "log")));
          }
        });
  }
}
