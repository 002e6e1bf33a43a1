package io.github.unitgen.syntax.supervisor;

/** What {@code str} of Python takes for a space, which is more than a space in Java. */
final class PythonText {
  private PythonText() {}

  /** {@code str.isspace()} of one character. */
  static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F
        : c == 0x85 || c == 0xA0 || c == 0x2007 || c == 0x202F || Character.isWhitespace(c);
  }

  /** Where the text begins behind its leading spaces, from {@code start} on. */
  static int skip(String text, int start, int end) {
    int at = start;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the text ends before its trailing spaces, {@code start} at least. */
  static int trimmed(String text, int start, int end) {
    int at = end;
    while (at > start && isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** {@code str.strip()}. */
  static String strip(String text) {
    int start = skip(text, 0, text.length());
    return text.substring(start, trimmed(text, start, text.length()));
  }
}
