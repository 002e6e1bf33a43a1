package io.github.unitgen.syntax.systemd;

/** What systemd takes characters for. */
final class UnitText {
  private UnitText() {}

  /** systemd's WHITESPACE; no other character is trimmed or separates words. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isControl(char c) {
    return c < ' ' || c == '\u007F';
  }

  static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The first index from {@code from} on that holds no blank, or {@code to}. */
  static int skipBlanks(String text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The first index of {@code c} in the range, or {@code to}. */
  static int find(String text, char c, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) != c) {
      at++;
    }
    return at;
  }

  /** The end of what is left when trailing blanks are dropped, or {@code from}. */
  static int trimEnd(String text, int from, int to) {
    int end = to;
    while (end > from && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /**
   * Whether systemd calls this clean UTF-8: no lone surrogate (that is how a {@link
   * io.github.unitgen.source.Source} holds invalid bytes) and, by its utf8.c, no noncharacter.
   */
  static boolean isClean(String text, int from, int to) {
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c < '\uD800') {
        at++;
        continue;
      }
      int point = text.codePointAt(at);
      if (isUnclean(point)) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  static boolean isUnclean(int point) {
    return (point >= 0xD800 && point <= 0xDFFF)
        || (point >= 0xFDD0 && point <= 0xFDEF)
        || (point & 0xFFFE) == 0xFFFE;
  }

  /** The bytes that this text takes in UTF-8; a lone surrogate stands for one byte. */
  static int bytes(String text, int from, int to) {
    int bytes = 0;
    int at = from;
    while (at < to) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (point < 0x80 || (point >= 0xD800 && point <= 0xDFFF)) {
        bytes++;
      } else {
        bytes += point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      }
    }
    return bytes;
  }
}
