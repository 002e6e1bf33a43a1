package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Span;

/** The verdict on one stanza, on its way to the place that goes on with the next line. */
final class Rejected extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final int position;
  private final boolean swallowed;

  /**
   * {@code position} is where the real parser stands when it gives up: it reports that line. What
   * was {@code swallowed} reached over line ends that its author did not mean it to.
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

  /** A word that is not one of those understood here; the real parser has not moved past it. */
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
