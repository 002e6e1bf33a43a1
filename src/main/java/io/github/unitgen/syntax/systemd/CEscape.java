package io.github.unitgen.syntax.systemd;

/**
 * Reads what follows a backslash (escape.c, cunescape_one): {@code abfnrtv\"'s}, {@code xHH},
 * {@code NNN} octal, {@code uHHHH}, {@code UHHHHHHHH}. An escape never yields NUL.
 */
final class CEscape {
  private static final String NAMED = "abfnrtvs\\\"'";
  private static final String VALUES = "\u0007\b\f\n\r\t\u000B \\\"'";

  private CEscape() {}

  /** Returns the length of the escape at {@code at}, without its backslash; 0 if it is invalid. */
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

  /**
   * Returns the character or byte that the escape at {@code at} denotes; call it only where {@link
   * #length} is not 0.
   */
  static int value(String text, int at) {
    char c = text.charAt(at);
    int named = NAMED.indexOf(c);
    return named >= 0 ? VALUES.charAt(named) : number(text, at, isOctal(c) ? 3 : digits(c) + 1);
  }

  /** Whether an escape that starts with {@code c} denotes a byte instead of a character. */
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

  /** Returns the number written there; -1 if it is invalid or does not fit an int. */
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

  // Not Character.digit, which also accepts the digits of other scripts.
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
