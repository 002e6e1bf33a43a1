package io.github.unitgen.meaning.upstart;

import io.github.unitgen.source.Span;

/** Finds where lines of a job begin and end. */
public final class Lines {
  private Lines() {}

  /** Returns the first line of {@code text}, without its terminator. */
  public static String first(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /**
   * Returns {@code span} without the whitespace at both ends. If nothing else is in it, the result
   * is empty and at its start.
   */
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

  /** Whether Upstart reads {@code c} as space within a line; a line feed is not one. */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\0';
  }

  public static boolean isGap(char c) {
    return c == '\n' || isBlank(c);
  }

  /**
   * Returns the whitespace from the start of the line to {@code offset}, or an empty text if other
   * characters are there.
   */
  public static String indent(String text, int offset) {
    String before = text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
    return before.isBlank() ? before : "";
  }
}
