package io.github.unitgen.lint;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One comment {@code # unitgen: ignore[RULE, RULE] reason}, taken apart. */
record IgnoreComment(List<Named> rules, boolean reasoned) {
  private static final String WORDS = "unitgen: ignore[";

  /** A rule by its id or name, and where in the comment it stands. */
  record Named(String rule, Span at) {}

  /** Whether {@code text} can hold any: a quick look. */
  static boolean isIn(String text) {
    return text.contains(WORDS);
  }

  /** Where a comment with these words begins in a line of a script or of YAML; -1 for none. */
  static int find(String text, int from, int to) {
    int words = from;
    while (words < to && !text.startsWith(WORDS, words)) {
      words++;
    }
    if (words >= to) {
      return -1;
    }
    int at = words - 1;
    while (at >= from && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at--;
    }
    boolean opens = at >= from && text.charAt(at) == '#';
    return opens && (at == from || Character.isWhitespace(text.charAt(at - 1))) ? at : -1;
  }

  /** {@code comment} from its mark on; empty for any other comment. */
  static Optional<IgnoreComment> parse(String comment) {
    int from = 1;
    while (from < comment.length() && Character.isWhitespace(comment.charAt(from))) {
      from++;
    }
    int close = comment.indexOf(']');
    if (!comment.startsWith(WORDS, from) || close < 0) {
      return Optional.empty();
    }
    List<Named> rules = new ArrayList<>();
    int at = from + WORDS.length();
    while (at <= close) {
      int comma = comment.indexOf(',', at);
      int end = comma < 0 || comma > close ? close : comma;
      String name = comment.substring(at, end).strip();
      if (!name.isEmpty()) {
        int start = comment.indexOf(name, at);
        rules.add(new Named(name, new Span(start, start + name.length())));
      }
      at = end + 1;
    }
    return Optional.of(new IgnoreComment(rules, !comment.substring(close + 1).isBlank()));
  }
}
