package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Seam;
import java.util.List;

public final class ContinuationSwallowsNext implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S008",
          "continuation-swallows-next",
          "Backslash makes the next setting part of the value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String text = unit.file().source().text();
    List<Assignment> lines = unit.assignments();
    for (int i = 0; i < lines.size(); i++) {
      Assignment line = lines.get(i);
      if (line.seams().isEmpty()) {
        continue; // nearly all lines
      }
      for (Seam seam : line.seams()) {
        int from = seam.sourceOffset();
        boolean lineStart = from > line.keySpan().end() && text.charAt(from - 1) == '\n';
        if (lineStart) {
          int end = swallowed(unit, line.section(), text, from);
          if (end > from) {
            report(line, new Span(from, end), text.substring(from, end), findings);
          }
        }
      }
    }
  }

  private static void report(Assignment line, Span at, String what, Findings findings) {
    findings.report(
        at,
        what + " becomes part of " + line.key() + "=: the line above ends with a backslash",
        finding -> {
          finding.related(line.keySpan(), "the continued line starts here");
          finding.help("remove the backslash at the end of the line above");
        });
  }

  /** Returns the end of the header or known key at {@code from}, or {@code from} if none. */
  private static int swallowed(UnitInput unit, String section, String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    boolean header = text.startsWith("[", from);
    if (header) {
      end = text.indexOf(']', from);
      return end > 0 && UnitSections.of(unit.type()).contains(text.substring(from + 1, end))
          ? end + 1
          : from;
    }
    boolean key =
        text.startsWith("=", end)
            && Directives.all().find(section, text.substring(from, end)).isPresent();
    return key ? end + 1 : from;
  }

  private static boolean isWord(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }
}
