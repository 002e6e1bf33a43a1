package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The equal findings of one line that the text report shows: the first few, since a line can have
 * hundreds of thousands.
 */
final class Repeats {
  private static final int SHOWN = 8;

  private Repeats() {}

  /** A finding that is shown, and how many that say the same of its line are not. */
  record Shown(Diagnostic finding, int left) {}

  private record Words(
      String rule, String message, List<Diagnostic.Label> related, Optional<String> help) {
    static Words of(Diagnostic finding) {
      return new Words(finding.rule(), finding.message(), finding.related(), finding.help());
    }
  }

  /** Returns the findings from {@code from} on that begin in the same line. */
  static List<Diagnostic> ofOneLine(List<Diagnostic> findings, int from) {
    Source source = findings.get(from).at().source();
    int line = line(findings.get(from));
    int to = from + 1;
    while (to < findings.size()
        && findings.get(to).at().source() == source
        && line(findings.get(to)) == line) {
      to++;
    }
    return findings.subList(from, to);
  }

  private static int line(Diagnostic finding) {
    return finding.at().source().lineAt(finding.at().span().start());
  }

  /**
   * Returns the shown findings of a line: all if they are few, else the last one counts the rest.
   */
  static List<Shown> shown(List<Diagnostic> line) {
    List<Shown> shown = new ArrayList<>();
    if (!isRepeated(line)) {
      line.forEach(finding -> shown.add(new Shown(finding, 0)));
      return shown;
    }
    Map<Words, int[]> counts = new HashMap<>();
    int[][] count = new int[line.size()][];
    for (int i = 0; i < count.length; i++) {
      count[i] = counts.computeIfAbsent(Words.of(line.get(i)), words -> new int[2]);
      count[i][0]++;
    }
    for (int i = 0; i < count.length; i++) {
      int nth = ++count[i][1];
      if (nth <= SHOWN) {
        shown.add(new Shown(line.get(i), nth == SHOWN ? count[i][0] - SHOWN : 0));
      }
    }
    return shown;
  }

  /** Whether a message is there so often that some of its findings may be left out. */
  private static boolean isRepeated(List<Diagnostic> line) {
    if (line.size() <= SHOWN) {
      return false;
    }
    Map<String, Integer> messages = new HashMap<>();
    for (Diagnostic finding : line) {
      if (messages.merge(finding.message(), 1, Integer::sum) > SHOWN) {
        return true;
      }
    }
    return false;
  }
}
