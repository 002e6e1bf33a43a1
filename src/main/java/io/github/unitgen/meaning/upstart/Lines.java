package io.github.unitgen.meaning.upstart;

import io.github.unitgen.source.Span;

/** Where lines of a job begin and end. */
public final class Lines {
  private Lines() {}

  /** The first line of {@code text}, without its terminator. */
  public static String first(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** {@code span} without the blanks at both of its ends; empty at its start if it has no more. */
  public static Span trimmed(String text, Span span) {
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
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\0';
  }

  public static boolean isGap(char c) {
    return c == '\n' || isBlank(c);
  }

  /** The blanks between the start of the line at {@code offset} and {@code offset}. */
  public static String indent(String text, int offset) {
    String before = text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
    return before.isBlank() ? before : "";
  }
}
