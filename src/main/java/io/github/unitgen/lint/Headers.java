package io.github.unitgen.lint;

import java.util.ArrayList;
import java.util.List;

/** The section headers of a text that may be no unit at all: found without parsing it. */
final class Headers {
  private Headers() {}

  /**
   * The names in {@code [Name]} at the start of lines, in order. One that is not closed is there
   * too, up to the end of its line: it was meant as one.
   */
  static List<String> of(String text) {
    List<String> found = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
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

  /** Not a test of the shell or a list in JSON; a marker of a template may stand there. */
  private static boolean isStart(char c) {
    return Character.isLetter(c) || "{<@%#".indexOf(c) >= 0;
  }
}
