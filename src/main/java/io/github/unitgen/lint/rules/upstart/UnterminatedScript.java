package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.EndLines;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import java.util.Optional;

public final class UnterminatedScript implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U004",
          "unterminated-script",
          "Script has no `end script`, so the rest of the file belongs to it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.OPEN_SCRIPT).ifPresent(refusal -> report(refusal, findings));
  }

  private static void report(Refusal refusal, Findings findings) {
    String text = refusal.source().text();
    Span opened = refusal.error().span();
    int body = text.indexOf('\n', opened.start());
    Optional<Span> end =
        body < 0 ? Optional.empty() : EndLines.firstIn(text, new Span(body + 1, text.length()));
    refusal.report(
        findings,
        "the script has no `end script` line",
        finding -> {
          finding.help("add `end script` on a line of its own");
          if (end.isPresent()) {
            finding.related(end.get(), "this line does not end it");
            Edit edit = new Edit(end.get(), "end script");
            refusal.mend(finding, Fix.safe("Replace it with `end script`", edit));
          }
        });
  }
}
