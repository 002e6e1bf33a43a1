package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The places that the fixes of one round occupy. */
final class Occupied {
  /** Starts and ends of replaced or deleted text. */
  private final TreeMap<Integer, Integer> replaced = new TreeMap<>();

  /** Offsets of insertions, each with the rule of its fix. */
  private final TreeMap<Integer, String> inserted = new TreeMap<>();

  /**
   * Offsets where several lines are inserted: a second such fix would insert what the first one
   * does.
   */
  private final TreeSet<Integer> insertedLines = new TreeSet<>();

  /**
   * Occupies all places of {@code fix}. Returns false, and occupies none, if another fix has one of
   * them.
   */
  boolean take(String rule, Fix fix) {
    List<Edit> edits = fix.edits();
    if (!edits.stream().allMatch(edit -> isFree(rule, edit))) {
      return false;
    }
    for (Edit edit : edits) {
      Span span = edit.span();
      if (!span.isEmpty()) {
        replaced.put(span.start(), span.end());
      } else {
        inserted.put(span.start(), rule);
        if (isLines(edit)) {
          insertedLines.add(span.start());
        }
      }
    }
    return true;
  }

  private boolean isFree(String rule, Edit edit) {
    int start = edit.span().start();
    int end = edit.span().end();
    if (edit.span().isEmpty()) {
      Map.Entry<Integer, Integer> around = replaced.lowerEntry(start);
      boolean inside = around != null && around.getValue() > start;
      boolean shared = !inserted.containsKey(start) || rule.equals(inserted.get(start));
      return !inside && shared && !isLines(edit) && !insertedLines.contains(start)
          || !inside && !inserted.containsKey(start);
    }
    Map.Entry<Integer, Integer> before = replaced.lowerEntry(end);
    Map.Entry<Integer, String> within = inserted.higherEntry(start);
    return (before == null || before.getValue() <= start)
        && (within == null || within.getKey() >= end);
  }

  private static boolean isLines(Edit edit) {
    int at = edit.text().indexOf('\n');
    return at >= 0 && at < edit.text().length() - 1;
  }
}
