package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings of one line that the text report shows: the first few of each rule, since a line can
 * have hundreds of thousands.
 */
final class Repeats {
  /** The most equal findings of a line that are shown. */
  private static final int MOST_ALIKE = 8;

  /** The most findings of one rule and severity on a line that are shown. */
  private static final int MOST_OF_RULE = 20;

  private Repeats() {}

  /** A finding that is shown, and those of its line that its notes count. */
  static final class Shown {
    private final Diagnostic finding;
    private final List<Diagnostic> others = new ArrayList<>(0);
    private int alike;

    private Shown(Diagnostic finding) {
      this.finding = finding;
    }

    Diagnostic finding() {
      return finding;
    }

    /** The number of equal findings that are not shown. */
    int alike() {
      return alike;
    }

    /** The other findings of its rule and severity that are not shown. */
    List<Diagnostic> others() {
      return others;
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

  /** Returns the shown findings of a line: all if they are few, else some count the others. */
  static List<Shown> shown(List<Diagnostic> line) {
    List<Shown> shown = new ArrayList<>();
    if (line.size() <= MOST_ALIKE) {
      line.forEach(finding -> shown.add(new Shown(finding)));
      return shown;
    }
    Map<Rule, OfRule> rules = new HashMap<>();
    for (Diagnostic finding : line) {
      rules
          .computeIfAbsent(new Rule(finding.rule(), finding.severity()), rule -> new OfRule(shown))
          .add(finding);
    }
    return shown;
  }

  /** A rule and how severe a finding of it is: an error is not left out after twenty infos. */
  private record Rule(String id, Severity severity) {}

  private record Words(String message, List<Diagnostic.Label> related, Optional<String> help) {
    static Words of(Diagnostic finding) {
      return new Words(finding.message(), finding.related(), finding.help());
    }
  }

  private static final class OfRule {
    private final List<Shown> shown;
    private final List<Shown> own = new ArrayList<>();
    private final Map<Words, List<Shown>> alike = new HashMap<>();

    /** {@code shown}: those of all rules, to which its own are added. */
    OfRule(List<Shown> shown) {
      this.shown = shown;
    }

    void add(Diagnostic finding) {
      List<Shown> same = same(finding);
      if (same.size() == MOST_ALIKE) {
        same.get(MOST_ALIKE - 1).alike++;
      } else if (own.size() == MOST_OF_RULE) {
        own.get(MOST_OF_RULE - 1).others.add(finding);
      } else {
        Shown next = new Shown(finding);
        shown.add(next);
        own.add(next);
        same.add(next);
      }
    }

    private List<Shown> same(Diagnostic finding) {
      if (own.size() < MOST_OF_RULE) {
        return alike.computeIfAbsent(Words.of(finding), words -> new ArrayList<>());
      }
      // Only the equal ones that are counted already matter, and most lines have none.
      alike.values().removeIf(same -> same.size() < MOST_ALIKE);
      return alike.isEmpty() ? List.of() : alike.getOrDefault(Words.of(finding), List.of());
    }
  }
}
