package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.source.Span;

/** Where lines of a job begin and end. */
final class Lines {
  private Lines() {}

  /** The first line of {@code text}, without its terminator. */
  static String first(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** {@code span} without the blanks at both of its ends; empty at its start if it has no more. */
  static Span trimmed(String text, Span span) {
    int start = span.start();
    int end = span.end();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return start == end ? Span.at(span.start()) : new Span(start, end);
  }

  /** The blanks of Upstart; a line feed is none. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\0';
  }

  static boolean isGap(char c) {
    return c == '\n' || isBlank(c);
  }

  /** The blanks between the start of the line at {@code offset} and {@code offset}. */
  static String indent(String text, int offset) {
    String before = text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
    return before.isBlank() ? before : "";
  }
}
