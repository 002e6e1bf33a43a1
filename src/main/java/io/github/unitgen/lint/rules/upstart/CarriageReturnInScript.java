package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import java.util.ArrayList;
import java.util.List;

public final class CarriageReturnInScript implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U011",
          "carriage-return-in-script",
          "Script has carriage returns, which the shell reads as text");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    String text = job.file().source().text();
    int at = text.indexOf("\r\n");
    for (Stanza stanza : job.file().stanzas()) {
      if (stanza instanceof Script script && !Stanzas.isRefused(job, stanza)) {
        if (at >= 0 && at < script.body().start()) {
          at = text.indexOf("\r\n", script.body().start());
        }
        List<Edit> edits = new ArrayList<>();
        while (at >= 0 && at < script.body().end()) {
          edits.add(new Edit(new Span(at, at + 1), ""));
          at = text.indexOf("\r\n", at + 2);
        }
        if (!edits.isEmpty()) {
          report(edits, findings);
        }
      }
    }
  }

  private static void report(List<Edit> edits, Findings findings) {
    findings.report(
        edits.get(0).span(),
        "the shell reads the carriage return at the end of this line as text",
        finding -> {
          finding.help("save the file with Unix line endings");
          finding.fix(Fix.safe("Remove the carriage returns", edits.toArray(Edit[]::new)));
        });
  }
}
