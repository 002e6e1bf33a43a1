package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.TrailingComment;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;

public final class InlineComment implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S006", "inline-comment", "Trailing comment becomes part of the value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (TrailingComment comment : TrailingComment.of(unit)) {
      report(unit, comment, findings);
    }
  }

  private static void report(UnitInput unit, TrailingComment comment, Findings findings) {
    Assignment line = comment.line();
    Span at = line.sourceSpan(comment.at());
    findings.report(
        at,
        "trailing comments are not supported: this text becomes part of " + line.key() + "=",
        finding -> {
          if (!comment.certain()) {
            finding.severity(Severity.WARNING);
          }
          finding.help("move the comment to a line of its own");
          String value = line.value().substring(0, comment.at().start());
          int end = value.stripTrailing().length();
          Span gap = line.sourceSpan(new Span(end, line.value().length()));
          String text = unit.file().source().slice(at);
          if (line.seams().isEmpty()) {
            String title = "Move the comment above " + line.key() + "=";
            Edit above = new Edit(Span.at(line.span().start()), text + "\n");
            Edit gone = new Edit(gap, "");
            finding.fix(
                comment.certain() ? Fix.safe(title, above, gone) : Fix.unsafe(title, above, gone));
          }
        });
  }
}
