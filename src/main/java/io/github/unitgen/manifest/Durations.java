package io.github.unitgen.manifest;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/**
 * Durations as a manifest writes them: parts of a number and a unit (ms, s, sec, m, min, h, d), or
 * a bare number of seconds, which has no leading zero. Numbers may have up to three decimals; one
 * blank may stand between parts.
 */
final class Durations {
  /** Longer is a mistake: nobody waits a year for a worker. */
  static final Duration MAX = Duration.ofDays(365);

  /** What is longer is out of every range; a duration must hold it all the same. */
  private static final BigInteger MOST_MICROS = BigInteger.valueOf(1_000_000_000_000_000_000L);

  private static final BigInteger MICROS = BigInteger.valueOf(1000);

  private Durations() {}

  /** Empty where {@code text} is no duration; else in whole milliseconds. */
  static Optional<Duration> parse(String text) {
    BigInteger micros = BigInteger.ZERO;
    int at = 0;
    boolean bare = false;
    while (at < text.length()) {
      int digits = at;
      while (at < text.length() && isNumeric(text.charAt(at))) {
        at++;
      }
      String number = text.substring(digits, at);
      int letters = at;
      while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
        at++;
      }
      String unit = text.substring(letters, at);
      long factor = factor(unit);
      if (bare || factor == 0 || !isNumber(number)) {
        return Optional.empty();
      }
      if (unit.isEmpty()) {
        if (digits > 0) {
          return Optional.empty();
        }
        bare = true;
      }
      micros = micros.add(thousandths(number).multiply(BigInteger.valueOf(factor)));
      if (at + 1 < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
    boolean exact = micros.mod(MICROS).signum() == 0 && micros.compareTo(MOST_MICROS) < 0;
    boolean octal = bare && text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) != '.';
    return text.isEmpty() || !exact || octal
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(micros.divide(MICROS).longValue()));
  }

  private static boolean isNumeric(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  private static boolean isNumber(String number) {
    int point = number.indexOf('.');
    String decimals = point < 0 ? "0" : number.substring(point + 1);
    return number.length() <= 15
        && point != 0
        && !number.isEmpty()
        && !decimals.isEmpty()
        && decimals.length() <= 3
        && decimals.indexOf('.') < 0;
  }

  /** Not by BigDecimal, which takes 10 ms to be loaded from JDK 25 on. */
  private static BigInteger thousandths(String number) {
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    String decimals = point < 0 ? "" : number.substring(point + 1);
    return new BigInteger(whole + decimals + "000".substring(decimals.length()));
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "", "s", "sec" -> 1000;
      case "m", "min" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> 0;
    };
  }
}
