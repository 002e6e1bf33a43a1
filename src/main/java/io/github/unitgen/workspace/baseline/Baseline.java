package io.github.unitgen.workspace.baseline;

import io.github.unitgen.diagnostic.ByLine;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.LineMark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Existing findings that are ignored. A finding is identified by its file, its rule and the text of
 * its line, so that moving or indenting the line does not change it, and by its number of several
 * that are alike.
 */
public record Baseline(Set<Entry> entries) {
  /** Where nothing is known. */
  public static final Baseline EMPTY = new Baseline(Set.of());

  /**
   * Made where it is asked for: its parts take some milliseconds, and most runs have no baseline.
   */
  private static final class ByPlace {
    static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::file)
            .thenComparing(Entry::rule)
            .thenComparing(Entry::line)
            .thenComparingInt(Entry::nth);
  }

  /**
   * One known finding.
   *
   * @param file the path relative to the baseline, with slashes
   * @param rule the id of the rule
   * @param line a mark of the text of the line
   * @param nth the number among equal findings, from 1
   */
  public record Entry(String file, String rule, String line, int nth) {}

  public Baseline {
    entries = Set.copyOf(entries);
  }

  /** Returns the baseline that contains all of {@code findings}. */
  public static Baseline of(List<Diagnostic> findings, UnaryOperator<String> path) {
    return new Baseline(Set.copyOf(marks(findings, path)));
  }

  /** The entries by file, rule and line: equal findings give equal lists. */
  public List<Entry> inOrder() {
    return entries.stream().sorted(ByPlace.ORDER).toList();
  }

  /**
   * Returns the new ones among {@code findings}, which must be all findings of a file; {@code path}
   * makes of the name of a source the path from the folder of the baseline.
   */
  public List<Diagnostic> unknown(List<Diagnostic> findings, UnaryOperator<String> path) {
    if (entries.isEmpty()) {
      return findings;
    }
    List<Entry> marks = marks(findings, path);
    List<Diagnostic> unknown = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      if (!entries.contains(marks.get(i))) {
        unknown.add(findings.get(i));
      }
    }
    return unknown;
  }

  /** Returns the entries that match no finding, in order. */
  public Collection<Entry> gone(List<Diagnostic> findings, UnaryOperator<String> path) {
    Set<Entry> gone = new TreeSet<>(ByPlace.ORDER);
    gone.addAll(entries);
    marks(findings, path).forEach(gone::remove);
    return gone;
  }

  private static List<Entry> marks(List<Diagnostic> findings, UnaryOperator<String> path) {
    Map<Entry, Integer> seen = new HashMap<>();
    ByLine<String> lines = new ByLine<>(line -> LineMark.hash(LineMark.squeezed(line), 8));
    List<Entry> marks = new ArrayList<>();
    for (Diagnostic finding : findings) {
      String line = lines.of(finding);
      String file = path.apply(finding.at().source().name());
      int nth = seen.merge(new Entry(file, finding.rule(), line, 0), 1, Integer::sum);
      marks.add(new Entry(file, finding.rule(), line, nth));
    }
    return marks;
  }
}
