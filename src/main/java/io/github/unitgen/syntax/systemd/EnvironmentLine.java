package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@code Environment=} value sets, and what of it systemd 252 drops. It only warns then:
 * the service starts without the variable.
 */
public record EnvironmentLine(List<Variable> variables, List<Dropped> dropped) {
  public EnvironmentLine {
    variables = List.copyOf(variables);
    dropped = List.copyOf(dropped);
  }

  /** A variable that is set; a later one of the same name wins. The span is in the value. */
  public record Variable(String name, String value, Span at) {}

  /** A word that sets nothing, unquoted; the span is in the value. */
  public record Dropped(String text, Span at, Reason reason) {}

  /** Why a word sets nothing. */
  public enum Reason {
    /** A bad quote or escape: nothing from this word on is read. The text is as written. */
    BAD_SYNTAX,
    /** A specifier that systemd does not know. */
    UNKNOWN_SPECIFIER,
    /** Not of the form NAME=value. */
    NO_EQUALS,
    /** A name that does not match {@code [A-Za-z_][A-Za-z0-9_]*}. */
    BAD_NAME,
    /** A value that is not UTF-8 once unescaped, or holds a Unicode noncharacter. */
    NOT_UTF8
  }

  /** Total. Specifiers stay as they are written, as does {@code %%}. */
  public static EnvironmentLine read(String value) {
    return read(value, Optional.empty());
  }

  /** Total. {@code specifiers} holds the value of every specifier that is known, by its letter. */
  public static EnvironmentLine read(String value, Map<Character, String> specifiers) {
    return read(value, Optional.of(specifiers));
  }

  /** Whether the text is a name that {@code Environment=} takes. */
  public static boolean isName(String text) {
    return !text.isEmpty() && nameEnd(text, 0) == text.length();
  }

  /** Where the longest name ends that begins at {@code from}; {@code from} where there is none. */
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
      // Before the name is told from the value: a specifier may hold both.
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
    if (!isName(assignment.substring(0, equals))) {
      return Optional.of(Reason.BAD_NAME);
    }
    return UnitText.isClean(assignment, equals, assignment.length())
        ? Optional.empty()
        : Optional.of(Reason.NOT_UTF8);
  }

  /** Where the word starts that could not be read. */
  private static int wordsEnd(String value, List<Word> words) {
    int from = words.isEmpty() ? 0 : words.get(words.size() - 1).span().end();
    return UnitText.skipBlanks(value, from, value.length());
  }
}
