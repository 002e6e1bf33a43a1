package io.github.unitgen.lint;

import java.util.ArrayList;
import java.util.List;

/** Finds the section headers of a text that may not be a unit at all, without parsing it. */
final class Headers {
  private Headers() {}

  /**
   * Returns the names in {@code [Name]} at the start of lines, in order. A header that is not
   * closed counts too, up to the end of its line: it was meant as one.
   */
  static List<String> of(String text) {
    return first(text, Integer.MAX_VALUE);
  }

  /** Whether {@link #of} finds any. */
  static boolean areIn(String text) {
    return !first(text, 1).isEmpty();
  }

  private static List<String> first(String text, int most) {
    List<String> found = new ArrayList<>();
    for (int at = 0; at < text.length() && found.size() < most; ) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      int open = at;
      while (open < end && (Character.isWhitespace(text.charAt(open)) || isMark(text, open))) {
        open++;
      }
      if (open + 1 < end && text.charAt(open) == '[' && isStart(text.charAt(open + 1))) {
        int close = text.indexOf(']', open);
        found.add(text.substring(open + 1, close < 0 || close > end ? end : close));
      }
      at = end + 1;
    }
    return found;
  }

  private static boolean isMark(String text, int at) {
    return at == 0 && text.charAt(at) == '\uFEFF';
  }

  /**
   * Whether {@code c} can start a name. It excludes a test of the shell and a list in JSON, and
   * accepts a marker of a template.
   */
  private static boolean isStart(char c) {
    return Character.isLetter(c) || "{<@%#".indexOf(c) >= 0;
  }
}
