package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/** Time spans (time-util.c, parse_time and parse_nsec): numbers with units, added up. */
public final class TimeSpans {
  /** In the order in which systemd tries them; the first match counts. */
  private static final String[] UNITS = {
    "seconds", "second", "sec", "s", "minutes", "minute", "min", "months", "month", "M", "msec",
    "ms", "m", "hours", "hour", "hr", "h", "days", "day", "d", "weeks", "week", "w", "years",
    "year", "y", "usec", "us", "\u00B5s", "\u03BCs"
  };

  private static final long[] MICROSECONDS = {
    1_000_000L,
    1_000_000L,
    1_000_000L,
    1_000_000L,
    60_000_000L,
    60_000_000L,
    60_000_000L,
    2_629_800_000_000L,
    2_629_800_000_000L,
    2_629_800_000_000L,
    1_000L,
    1_000L,
    60_000_000L,
    3_600_000_000L,
    3_600_000_000L,
    3_600_000_000L,
    3_600_000_000L,
    86_400_000_000L,
    86_400_000_000L,
    86_400_000_000L,
    604_800_000_000L,
    604_800_000_000L,
    604_800_000_000L,
    31_557_600_000_000L,
    31_557_600_000_000L,
    31_557_600_000_000L,
    1L,
    1L,
    1L,
    1L
  };

  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final int MOST_PLAIN_DIGITS = 9;
  private static final String TAKES = "a time span such as 5min 20s";

  private TimeSpans() {}

  /**
   * Returns the form of a time span whose bare numbers are seconds ({@code s}), {@code us} or
   * {@code ns}.
   */
  static Form form(String unit) {
    return text -> {
      Reader reader = new Reader(text, unit);
      Optional<BigInteger> length = reader.read();
      if (length.isEmpty()) {
        return Fault.invalid(text, TAKES);
      }
      return reader.months.map(at -> new Fault(Kind.MONTHS, at, TAKES, Optional.of("min")));
    };
  }

  /**
   * Returns the length in microseconds, or in nanoseconds if {@code unit} is {@code ns}; empty if
   * the text is not a time span.
   */
  static Optional<BigInteger> length(String text, String unit) {
    return new Reader(text, unit).read();
  }

  /**
   * Returns the length in microseconds of a span whose bare numbers are seconds. It is {@link
   * Long#MAX_VALUE} for infinity and for lengths close to it, and empty if the text is not a time
   * span.
   */
  public static OptionalLong microseconds(String text) {
    int seconds = plain(text);
    if (seconds >= 0) {
      return OptionalLong.of(seconds * 1_000_000L);
    }
    Optional<BigInteger> length = length(text, "s");
    return length.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            length.get().bitLength() > 62 ? Long.MAX_VALUE : length.get().longValue());
  }

  /** Returns the number that the text is, the usual case, or -1. */
  private static int plain(String text) {
    int number = text.isEmpty() || text.length() > MOST_PLAIN_DIGITS ? -1 : 0;
    for (int i = 0; number >= 0 && i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      number = digit >= 0 && digit <= 9 ? 10 * number + digit : -1;
    }
    return number;
  }

  private static final class Reader {
    private final String text;
    private final boolean nanoseconds;
    private final long bare;
    private int at;
    private Optional<Span> months = Optional.empty();

    Reader(String text, String unit) {
      this.text = text;
      this.nanoseconds = unit.equals("ns");
      this.bare = unit.equals("s") ? 1_000_000L : 1L;
    }

    Optional<BigInteger> read() {
      at = Chars.skipBlanks(text, 0);
      if (text.startsWith("infinity", at)) {
        boolean alone = Chars.skipBlanks(text, at + "infinity".length()) == text.length();
        return alone ? Optional.of(MOST) : Optional.empty();
      }
      BigInteger sum = BigInteger.ZERO;
      boolean any = false;
      while (at < text.length()) {
        Optional<BigInteger> part = part();
        if (part.isEmpty()) {
          return Optional.empty();
        }
        sum = sum.add(part.get());
        any = true;
        at = Chars.skipBlanks(text, at);
      }
      return any && sum.compareTo(MOST) < 0 ? Optional.of(sum) : Optional.empty();
    }

    private Optional<BigInteger> part() {
      int from = at;
      if (text.charAt(from) == '+') {
        from++;
      }
      int end = Chars.skipDigits(text, from);
      int numberEnd = end;
      boolean fraction = end < text.length() && text.charAt(end) == '.';
      if (fraction) {
        numberEnd = Chars.skipDigits(text, end + 1);
        if (numberEnd == end + 1) {
          return Optional.empty();
        }
      } else if (end == from) {
        return Optional.empty();
      }
      int unitAt = Chars.skipBlanks(text, numberEnd);
      int unit = unit(unitAt);
      boolean nano = unit < 0 && nanoseconds && text.startsWith("ns", unitAt);
      int unitEnd = unit >= 0 ? unitAt + UNITS[unit].length() : unitAt;
      if (nano) {
        unitEnd = unitAt + (text.startsWith("nsec", unitAt) ? 4 : 2);
      }
      if (unitEnd == numberEnd && unitEnd < text.length()) {
        return Optional.empty(); // 12.34.56, or a letter that starts no unit
      }
      if (unit >= 0 && UNITS[unit].equals("M")) {
        months = Optional.of(new Span(unitAt, unitEnd));
      }
      at = unitEnd;
      long factor = unit >= 0 ? MICROSECONDS[unit] * (nanoseconds ? 1000L : 1L) : bare;
      return isTooLarge(text.substring(from, end), factor)
          ? Optional.empty()
          : Optional.of(
              Decimals.times(text.substring(from, numberEnd), BigInteger.valueOf(factor)));
    }

    /** Whether the whole number exceeds a long, or reaches infinity in its unit. */
    private static boolean isTooLarge(String number, long factor) {
      if (number.length() < 3) {
        return false; // checked before numbers of any size are created
      }
      BigInteger whole = new BigInteger(number);
      return whole.bitLength() > 63
          || whole.compareTo(MOST.divide(BigInteger.valueOf(factor))) >= 0;
    }

    private int unit(int from) {
      for (int i = 0; i < UNITS.length; i++) {
        if (text.startsWith(UNITS[i], from)) {
          return i;
        }
      }
      return -1;
    }
  }
}
