package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;

/**
 * Why Upstart drops a job. Message and 1-based line are those of Upstart 1.13.2. The span is the
 * smallest text that is wrong; of a block, quote or parenthesis that never ends it runs from where
 * it opens to where the parser gave up, so the line it starts on can be far above {@code line}.
 */
public record JobError(String message, int line, Span span) {
  /** What went wrong, in the words of people. */
  public enum Kind {
    /** A stanza, or the second word of one, that is not known. */
    UNKNOWN_STANZA,
    /** A word behind the end of a stanza. */
    EXTRA_TOKEN,
    /** A stanza or expression that ends too soon, or a word of nothing but quotes. */
    MISSING_TOKEN,
    /** A backslash at the end of the text. */
    TRAILING_SLASH,
    /** A quote that never closes. */
    OPEN_QUOTE,
    /** A script that never ends. */
    OPEN_BLOCK,
    /** An event expression that is none. */
    EVENTS,
    /** A word of the wrong kind, such as a number that is none. */
    VALUE
  }

  public Kind kind() {
    return switch (message) {
      case Messages.UNKNOWN_STANZA -> Kind.UNKNOWN_STANZA;
      case Messages.UNEXPECTED_TOKEN -> Kind.EXTRA_TOKEN;
      case Messages.EXPECTED_TOKEN -> Kind.MISSING_TOKEN;
      case Messages.TRAILING_SLASH -> Kind.TRAILING_SLASH;
      case Messages.UNTERMINATED_QUOTE -> Kind.OPEN_QUOTE;
      case Messages.UNTERMINATED_BLOCK -> Kind.OPEN_BLOCK;
      case Messages.EXPECTED_EVENT,
          Messages.EXPECTED_OPERATOR,
          Messages.EXPECTED_VARIABLE,
          Messages.MISMATCHED_PARENTHESES ->
          Kind.EVENTS;
      default -> Kind.VALUE;
    };
  }

  /** The 1-based line of {@code source} on which the wrong text starts. */
  public int startLine(Source source) {
    return source.at(span.start()).line();
  }

  /** Whether something was opened and never closed, so that it swallowed what follows. */
  public boolean neverEnds() {
    return switch (message) {
      case Messages.UNTERMINATED_QUOTE, Messages.UNTERMINATED_BLOCK -> true;
      // A closing parenthesis that nothing opened is one character long.
      case Messages.MISMATCHED_PARENTHESES -> span.length() > 1;
      default -> false;
    };
  }
}
