package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Span;

/** The verdict on one stanza, thrown to the code that continues with the next line. */
final class Rejected extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final int position;
  private final boolean swallowed;

  /**
   * Creates the verdict. The real parser stops at {@code position} and reports that line. Text is
   * {@code swallowed} if an unclosed character extended it over line ends by mistake.
   */
  Rejected(String text, int position, Span span, boolean swallowed) {
    super(text, null, false, false);
    this.span = span;
    this.position = position;
    this.swallowed = swallowed;
  }

  Rejected(String text, int position, Span span) {
    this(text, position, span, false);
  }

  /** Returns the verdict on an unknown or invalid word; the real parser has not moved past it. */
  static Rejected word(String text, Word word) {
    return new Rejected(text, word.span().start(), word.span());
  }

  String text() {
    return String.valueOf(getMessage());
  }

  int position() {
    return position;
  }

  Span span() {
    return span;
  }

  boolean swallowed() {
    return swallowed;
  }
}
