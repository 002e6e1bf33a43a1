package io.github.unitgen.syntax.supervisor;

/** Spaces by the rules of Python's {@code str}, which has more of them than Java. */
final class PythonText {
  private PythonText() {}

  /** {@code str.isspace()} of one character. */
  static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F
        : c == 0x85 || c == 0xA0 || c == 0x2007 || c == 0x202F || Character.isWhitespace(c);
  }

  /** Returns the first place from {@code start} on that is not a space, or {@code end}. */
  static int skip(String text, int start, int end) {
    int at = start;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the end of the text without trailing spaces, at least {@code start}. */
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
