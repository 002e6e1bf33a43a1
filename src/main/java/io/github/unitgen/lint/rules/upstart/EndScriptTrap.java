package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.EndLines;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;

public final class EndScriptTrap implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U014", "end-script-trap", "Line that looks like `end script` does not end the script");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (Stanza stanza : job.file().stanzas()) {
      if (stanza instanceof Script script && !Stanzas.isRefused(job, stanza)) {
        EndLines.firstIn(job.file().source().text(), script.body())
            .ifPresent(line -> report(job, script, line, findings));
      }
    }
  }

  private static void report(JobInput job, Script script, Span line, Findings findings) {
    Source source = job.file().source();
    Fix fix = Fix.unsafe("Use `end script`", new Edit(line, "end script"));
    findings.report(
        line,
        Quoted.of(source.slice(line))
            + " does not end the script, so the shell runs it as a command",
        finding -> {
          finding.related(script.head().get(0).span(), "this script continues");
          finding.help("use `end script` alone on the line");
          if (Stanzas.mends(job, fix)) {
            finding.fix(fix);
          }
        });
  }
}
