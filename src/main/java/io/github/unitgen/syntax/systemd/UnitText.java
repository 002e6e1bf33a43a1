package io.github.unitgen.syntax.systemd;

/** The classes of characters of systemd. */
final class UnitText {
  /** All characters before it are valid everywhere. */
  static final char FIRST_UNCLEAN = '\uD800';

  private UnitText() {}

  /**
   * Whether the character is in systemd's WHITESPACE; no other character is trimmed or separates
   * words.
   */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isControl(char c) {
    return c < ' ' || c == '\u007F';
  }

  static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Returns the first index from {@code from} on that is not a space, or {@code to}. */
  static int skipBlanks(String text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static int skipBlanks(char[] text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  /** Returns the first index of {@code c} in the range, or {@code to}. */
  static int find(char[] text, char c, int from, int to) {
    int at = from;
    while (at < to && text[at] != c) {
      at++;
    }
    return at;
  }

  static int find(String text, char c, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) != c) {
      at++;
    }
    return at;
  }

  /** Returns the end of the range without its trailing spaces, or {@code from}. */
  static int trimEnd(String text, int from, int to) {
    int end = to;
    while (end > from && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  static int trimEnd(char[] text, int from, int to) {
    int end = to;
    while (end > from && isBlank(text[end - 1])) {
      end--;
    }
    return end;
  }

  /**
   * Whether systemd considers this valid UTF-8: without lone surrogates (which represent invalid
   * bytes in a {@link io.github.unitgen.source.Source}) and, by its utf8.c, without noncharacters.
   */
  static boolean isClean(String text, int from, int to) {
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c < FIRST_UNCLEAN) {
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

  /** Returns the length in UTF-8 bytes; a lone surrogate counts as one byte. */
  static int bytes(String text, int from, int to) {
    return bytes(text.toCharArray(), from, to);
  }

  static int bytes(char[] text, int from, int to) {
    int bytes = 0;
    int at = from;
    while (at < to) {
      int point = Character.codePointAt(text, at, to);
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
