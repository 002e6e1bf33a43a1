package io.github.unitgen.syntax.upstart;

import java.util.OptionalLong;

/**
 * Numbers as strtol(3) and strtoul(3) of a 64-bit glibc read them, with Upstart's check that the
 * whole text is read: leading spaces, a sign, digits. An empty text is 0.
 */
final class Numbers {
  private Numbers() {}

  /** Returns a decimal number of 64 bits; empty if Upstart reports an error. */
  static OptionalLong signed(String text) {
    Digits digits = Digits.read(text, 10);
    if (!digits.complete() || digits.overflow()) {
      return OptionalLong.empty();
    }
    long value = digits.negative() ? -digits.magnitude() : digits.magnitude();
    boolean tooBig = digits.magnitude() < 0 && !(digits.negative() && value == Long.MIN_VALUE);
    return tooBig ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Returns an unsigned number of 64 bits; a minus sign negates it, as in C. */
  static OptionalLong unsigned(String text, int base) {
    Digits digits = Digits.read(text, base);
    if (!digits.complete() || digits.overflow()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(digits.negative() ? -digits.magnitude() : digits.magnitude());
  }

  /** Returns the value of a long that C stores in an int. */
  static OptionalLong asInt(OptionalLong number) {
    if (number.isEmpty()) {
      return number;
    }
    int low = (int) number.getAsLong();
    return OptionalLong.of(low);
  }

  /** The magnitude is unsigned. */
  private record Digits(boolean negative, long magnitude, boolean overflow, boolean complete) {
    static Digits read(String text, int base) {
      int at = 0;
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      boolean negative = false;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        negative = text.charAt(at) == '-';
        at++;
      }
      int first = at;
      long magnitude = 0;
      boolean overflow = false;
      for (; at < text.length(); at++) {
        int digit = text.charAt(at) - '0';
        if (digit < 0 || digit >= base) {
          break;
        }
        long before = Long.divideUnsigned(-1L - digit, base);
        overflow |= Long.compareUnsigned(magnitude, before) > 0;
        magnitude = magnitude * base + digit;
      }
      // Without digits strtol stops where it started, which is the end only of an empty text.
      boolean complete = at == text.length() && (at > first || text.isEmpty());
      return new Digits(negative, magnitude, overflow, complete);
    }

    /** isspace(3) of the C locale. */
    private static boolean isSpace(char c) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
  }
}
