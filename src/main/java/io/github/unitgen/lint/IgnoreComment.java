package io.github.unitgen.lint;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One comment {@code # unitgen: ignore[RULE, RULE] reason}, parsed. */
public record IgnoreComment(List<Named> rules, boolean reasoned) {
  private static final String WORDS = "unitgen: ignore[";
  private static final int MOST_WORDS = 20;

  public IgnoreComment {
    rules = List.copyOf(rules);
  }

  /** A rule by its id or name, and its place in the comment. */
  public record Named(String rule, Span at) {}

  /** Words that begin the suppressions of other tools, and misspelled ones. */
  private static final List<String> MARKS = List.of("unitgen", "noqa", "nolint", "nosec");

  /** Words that people write instead of {@code ignore}. */
  private static final Set<String> VERBS = Set.of("ignore", "ignored", "disable", "skip", "noqa");

  /** Returns the comment that ignores {@code rules}; {@code reason} is one line, or empty. */
  public static String text(List<String> rules, String reason) {
    String comment = "# " + WORDS + String.join(", ", rules) + "]";
    return reason.isEmpty() ? comment : comment + " " + reason;
  }

  /** Whether {@code text} may contain such a comment or a misspelled one, by a quick search. */
  static boolean isIn(String text) {
    for (String mark : MARKS) {
      if (text.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@link #isIn} holds for the part of {@code text} from {@code from} to {@code to}. */
  static boolean isIn(String text, int from, int to) {
    return mark(text, from, to) < to;
  }

  /** Returns the offset of the first mark between {@code from} and {@code to}, or {@code to}. */
  private static int mark(String text, int from, int to) {
    int at = from;
    while (at < to && !startsWithMark(text, at)) {
      at++;
    }
    return at;
  }

  /** Returns the offset of a comment with these words in a line of a script or of YAML, or -1. */
  static int find(String text, int from, int to) {
    int words = mark(text, from, to);
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

  /** Parses {@code comment} from its mark on. Returns empty for any other comment. */
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

  private static boolean startsWithMark(String text, int at) {
    char first = text.charAt(at);
    if (first == 'u' || first == 'n') {
      for (String mark : MARKS) {
        if (text.startsWith(mark, at)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns the rules that {@code comment}, which is not a suppression, seems meant to ignore:
   * {@code unitgen:ignore S501}, {@code noqa: S501}. Empty if the comment names no rule.
   */
  static List<String> meant(String comment) {
    List<String> words = List.of(comment.substring(1).strip().split("[^A-Za-z0-9-]+", MOST_WORDS));
    boolean ours = words.get(0).equals("unitgen");
    boolean asks =
        ours ? words.size() > 1 && VERBS.contains(words.get(1)) : MARKS.contains(words.get(0));
    List<String> rules = new ArrayList<>();
    for (String word : asks ? words.subList(ours ? 2 : 1, words.size()) : List.<String>of()) {
      if (Rules.find(word).isEmpty()) {
        break;
      }
      rules.add(word);
    }
    return rules;
  }
}
