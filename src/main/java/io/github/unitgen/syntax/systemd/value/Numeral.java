package io.github.unitgen.syntax.systemd.value;

import java.util.Optional;

/**
 * A number as systemd's safe_ato… functions read it: spaces, a sign, then decimal, {@code 0x}, or
 * octal with a leading 0. Without a sign, {@code 0b} and {@code 0o} are also accepted. The
 * magnitude is unsigned.
 */
record Numeral(boolean negative, long magnitude, boolean tooLarge) {
  /** Reads a number; empty if it is invalid. */
  static Optional<Numeral> parse(String text) {
    int at = Chars.skipBlanks(text, 0);
    boolean negative = text.startsWith("-", at);
    boolean sign = negative || text.startsWith("+", at);
    if (sign) {
      at++;
    }
    int base = 10;
    if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
      base = 16;
      at += 2;
    } else if (!sign && (text.startsWith("0b", at) || text.startsWith("0B", at))) {
      base = 2;
      at += 2;
    } else if (!sign && (text.startsWith("0o", at) || text.startsWith("0O", at))) {
      base = 8;
      at += 2;
    } else if (text.startsWith("0", at) && text.length() > at + 1) {
      base = 8;
      at++;
    }
    return digits(text, at, base, negative);
  }

  /** Reads a plain decimal number without a sign. */
  static Optional<Numeral> decimal(String text) {
    return digits(text, 0, 10, false);
  }

  private static Optional<Numeral> digits(String text, int from, int base, boolean negative) {
    if (from >= text.length()) {
      return Optional.empty();
    }
    long value = 0;
    boolean tooLarge = false;
    for (int i = from; i < text.length(); i++) {
      int digit = Chars.digit(text.charAt(i));
      if (digit < 0 || digit >= base) {
        return Optional.empty();
      }
      tooLarge |= Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, base)) > 0;
      value = value * base + digit;
    }
    return Optional.of(new Numeral(negative, value, tooLarge));
  }

  /** Whether the number is from {@code least} to {@code most}. */
  boolean isBetween(long least, long most) {
    if (tooLarge || magnitude < 0) {
      return false;
    }
    long value = negative ? -magnitude : magnitude;
    return value >= least && value <= most;
  }

  /**
   * Whether {@code written} is a number from {@code least} to {@code most}, or two such numbers
   * with a dash between them, the lower one first. A backslash protects the next character, in a
   * second pass of unescaping.
   */
  static boolean isRange(String written, long least, long most) {
    String text = Chars.unescaped(written);
    int dash = text.indexOf('-'); // not a sign: -0 is not a range
    Optional<Numeral> first = parse(dash < 0 ? text : text.substring(0, dash));
    Optional<Numeral> last = dash < 0 ? first : parse(text.substring(dash + 1));
    return first
        .filter(low -> low.isBetween(least, most))
        .flatMap(low -> last.filter(high -> high.isBetween(low.magnitude, most)))
        .isPresent();
  }

  /** Whether it fits an unsigned number of 64 bits. */
  boolean isUnsigned() {
    return !tooLarge && (!negative || magnitude == 0);
  }
}
