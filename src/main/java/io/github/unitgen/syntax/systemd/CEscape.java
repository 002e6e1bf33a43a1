package io.github.unitgen.syntax.systemd;

/**
 * What stands behind a backslash (escape.c, cunescape_one): {@code abfnrtv\"'s}, {@code xHH},
 * {@code NNN} octal, {@code uHHHH}, {@code UHHHHHHHH}. No escape gives NUL.
 */
final class CEscape {
  private static final String NAMED = "abfnrtvs\\\"'";
  private static final String VALUES = "\u0007\b\f\n\r\t\u000B \\\"'";

  private CEscape() {}

  /** The length of the escape at {@code at}, without its backslash; 0 if there is none. */
  static int length(String text, int at) {
    if (at >= text.length()) {
      return 0;
    }
    char c = text.charAt(at);
    if (NAMED.indexOf(c) >= 0) {
      return 1;
    }
    int length = isOctal(c) ? 3 : digits(c) + 1;
    if (length == 1 || at + length > text.length()) {
      return 0;
    }
    int value = number(text, at, length);
    return isAllowed(c, value) ? length : 0;
  }

  /** What the escape at {@code at} stands for; only where {@link #length} is not 0. */
  static int value(String text, int at) {
    char c = text.charAt(at);
    int named = NAMED.indexOf(c);
    return named >= 0 ? VALUES.charAt(named) : number(text, at, isOctal(c) ? 3 : digits(c) + 1);
  }

  /** Whether an escape that starts so gives a byte and not a character. */
  static boolean isByte(char c) {
    return c == 'x' || isOctal(c);
  }

  private static boolean isAllowed(char kind, int value) {
    if (value <= 0) {
      return false;
    }
    if (kind == 'U') {
      return value <= 0x10FFFF && !UnitText.isUnclean(value);
    }
    return kind == 'u' || value <= 0xFF;
  }

  private static int digits(char c) {
    return switch (c) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      default -> 0;
    };
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  /** The number written there, or -1; also -1 where it does not fit an int. */
  private static int number(String text, int at, int length) {
    boolean octal = isOctal(text.charAt(at));
    int value = 0;
    for (int i = octal ? at : at + 1; i < at + length; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0 || digit > (octal ? 7 : 15) || value > 0x7FFFFFF) {
        return -1;
      }
      value = value * (octal ? 8 : 16) + digit;
    }
    return value;
  }

  // Not Character.digit: that also takes the digits of other scripts.
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
