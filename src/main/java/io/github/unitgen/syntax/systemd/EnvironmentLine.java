package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that an {@code Environment=} value sets, and the words that systemd 252 drops. It
 * only warns about the latter: the service starts without the variable.
 */
public record EnvironmentLine(List<Variable> variables, List<Dropped> dropped) {
  public EnvironmentLine {
    variables = List.copyOf(variables);
    dropped = List.copyOf(dropped);
  }

  /**
   * A variable that is set; a later one of the same name overrides it. The span is relative to the
   * value.
   */
  public record Variable(String name, String value, Span at) {}

  /** A word that sets nothing, unquoted; the span is relative to the value. */
  public record Dropped(String text, Span at, Reason reason) {}

  /** The reason why a word sets nothing. */
  public enum Reason {
    /**
     * An invalid quote or escape: systemd reads nothing from this word on. The text is as written.
     */
    BAD_SYNTAX,
    /** A specifier that is unknown to systemd. */
    UNKNOWN_SPECIFIER,
    /** Not of the form NAME=value. */
    NO_EQUALS,
    /** A name that does not match {@code [A-Za-z_][A-Za-z0-9_]*}. */
    BAD_NAME,
    /** A value that is invalid UTF-8 once unescaped, or contains a Unicode noncharacter. */
    NOT_UTF8
  }

  /** Reads any text; it never fails. Specifiers stay as written, as does {@code %%}. */
  public static EnvironmentLine read(String value) {
    return read(value, Optional.empty());
  }

  /**
   * Reads any text; it never fails. {@code specifiers} maps the letter of each known specifier to
   * its value.
   */
  public static EnvironmentLine read(String value, Map<Character, String> specifiers) {
    return read(value, Optional.of(specifiers));
  }

  /** Whether {@code Environment=} accepts the text as a name. */
  public static boolean isName(String text) {
    return !text.isEmpty() && nameEnd(text, 0) == text.length();
  }

  /**
   * Returns the end of the longest name that begins at {@code from}; {@code from} if it begins
   * none.
   */
  public static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isOfName(text.charAt(end), end == from)) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c, boolean first) {
    return c == '_' || UnitText.isAlphanumeric(c) && !(first && c >= '0' && c <= '9');
  }

  private static EnvironmentLine read(String value, Optional<Map<Character, String>> specifiers) {
    UnitWords words = UnitWords.read(value, Escapes.STRICT);
    List<Variable> variables = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    for (Word word : words.words()) {
      // Before the name is split from the value: a specifier may contain both.
      Optional<String> text =
          specifiers.isEmpty()
              ? Optional.of(word.value())
              : Specifiers.expand(word.value(), specifiers.get()).text();
      if (text.isEmpty()) {
        dropped.add(new Dropped(word.value(), word.span(), Reason.UNKNOWN_SPECIFIER));
        continue;
      }
      String assignment = text.get();
      Optional<Reason> fault = fault(assignment);
      if (fault.isPresent()) {
        dropped.add(new Dropped(assignment, word.span(), fault.get()));
        continue;
      }
      int equals = assignment.indexOf('=');
      variables.add(
          new Variable(
              assignment.substring(0, equals), assignment.substring(equals + 1), word.span()));
    }
    words
        .failure()
        .ifPresent(
            failure -> {
              int from = wordsEnd(value, words.words());
              dropped.add(
                  new Dropped(
                      value.substring(from), new Span(from, value.length()), Reason.BAD_SYNTAX));
            });
    return new EnvironmentLine(variables, dropped);
  }

  private static Optional<Reason> fault(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 0) {
      return Optional.of(Reason.NO_EQUALS);
    }
    if (equals == 0 || nameEnd(assignment, 0) != equals) {
      return Optional.of(Reason.BAD_NAME);
    }
    return UnitText.isClean(assignment, equals, assignment.length())
        ? Optional.empty()
        : Optional.of(Reason.NOT_UTF8);
  }

  /** Returns the start of the word that could not be read. */
  private static int wordsEnd(String value, List<Word> words) {
    int from = words.isEmpty() ? 0 : words.get(words.size() - 1).span().end();
    return UnitText.skipBlanks(value, from, value.length());
  }
}
