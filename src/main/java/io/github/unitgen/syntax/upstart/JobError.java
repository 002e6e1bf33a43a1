package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;

/**
 * The reason why Upstart drops a job. The message and the 1-based line are those of Upstart 1.13.2.
 * The span is the smallest text that is wrong. For a block, quote or parenthesis that is never
 * closed it runs from its opening to where the parser stopped, so its first line can be far above
 * {@code line}.
 */
public record JobError(String message, int line, Span span) {
  /** The kinds of errors, independent of Upstart's wording. */
  public enum Kind {
    /** An unknown stanza, or an unknown second word of one. */
    UNKNOWN_STANZA,
    /** A word after the end of a stanza. */
    EXTRA_TOKEN,
    /** A stanza or expression that ends too soon, or a word that consists of quotes only. */
    MISSING_TOKEN,
    /** A backslash at the end of the text. */
    TRAILING_SLASH,
    /** A quote that is never closed. */
    OPEN_QUOTE,
    /** A script that is never closed. */
    OPEN_BLOCK,
    /** An invalid event expression. */
    EVENTS,
    /** A word of the wrong kind, such as an invalid number. */
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

  /** Returns the 1-based line of {@code source} on which the wrong text starts. */
  public int startLine(Source source) {
    return source.at(span.start()).line();
  }

  /**
   * Whether a block, quote or parenthesis is never closed, so that it swallowed the text after it.
   */
  public boolean neverEnds() {
    return switch (message) {
      case Messages.UNTERMINATED_QUOTE, Messages.UNTERMINATED_BLOCK -> true;
      // An unmatched closing parenthesis is one character long.
      case Messages.MISMATCHED_PARENTHESES -> span.length() > 1;
      default -> false;
    };
  }
}
