package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;

public final class ContinuationTrailingSpace implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S007",
          "continuation-trailing-space",
          "A backslash in front of a blank continues nothing");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String text = unit.file().source().text();
    for (Line line : unit.file().lines()) {
      if (line instanceof Assignment || line instanceof Junk) {
        int end = line.span().end();
        while (end > line.span().start() && isLineEnd(text.charAt(end - 1))) {
          end--;
        }
        int blanks = end;
        while (blanks > line.span().start() && isBlank(text.charAt(blanks - 1))) {
          blanks--;
        }
        if (blanks < end && isContinued(text, line.span().start(), blanks)) {
          report(new Span(blanks - 1, end), findings);
        }
      }
    }
  }

  private static void report(Span at, Findings findings) {
    findings.report(
        at,
        "the blank behind the backslash ends the line here",
        finding -> {
          finding.help("remove the blank");
          finding.fix(
              Fix.safe("Remove the blank", new Edit(new Span(at.start() + 1, at.end()), "")));
        });
  }

  private static boolean isContinued(String text, int from, int end) {
    int at = end;
    while (at > from && text.charAt(at - 1) == '\\') {
      at--;
    }
    return (end - at) % 2 == 1;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
