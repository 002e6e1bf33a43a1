package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Comment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import java.util.List;

public final class ContinuationTrailingSpace implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S007",
          "continuation-trailing-space",
          "Space after a backslash prevents the line continuation");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String text = unit.file().source().text();
    List<Line> lines = unit.file().lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
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
          boolean goesOn = goesOn(lines, i + 1, text);
          int from = blanks - 1;
          while (!goesOn && from > line.span().start() && isBlank(text.charAt(from - 1))) {
            from--;
          }
          report(new Span(blanks - 1, end), goesOn ? blanks : from, findings);
        }
      }
    }
  }

  /** Removes the text from {@code from} on. */
  private static void report(Span at, int from, Findings findings) {
    String what = from > at.start() ? "the space" : "the backslash and the space";
    findings.report(
        at,
        "a space follows the backslash, so the line is not continued",
        finding -> {
          finding.help("remove " + what);
          finding.fix(Fix.safe("Remove " + what, new Edit(new Span(from, at.end()), "")));
        });
  }

  /** Whether the next line continues this one; a backslash would swallow any other line. */
  private static boolean goesOn(List<Line> lines, int from, String text) {
    int at = from;
    while (at < lines.size() && lines.get(at) instanceof Comment) {
      at++;
    }
    if (at == lines.size()) {
      return false;
    }
    Line next = lines.get(at);
    return next instanceof Assignment assignment
        ? !isSetting(assignment.key())
        : next instanceof Junk junk && text.charAt(junk.textSpan().start()) != '[';
  }

  /** Whether the name looks like {@code UMask}, unlike those of variables and options. */
  private static boolean isSetting(String key) {
    boolean small = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      small |= c >= 'a' && c <= 'z';
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return small && key.charAt(0) <= 'Z';
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
