package io.github.unitgen.manifest;

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
  private static final long MOST_MICROS = 1_000_000_000_000_000_000L;

  private Durations() {}

  /** Empty where {@code text} is no duration; else in whole milliseconds. */
  static Optional<Duration> parse(String text) {
    long micros = 0; // not a BigInteger, which takes a cold JVM milliseconds to divide
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
      long part = thousandths(number);
      if (part >= MOST_MICROS / factor) {
        return Optional.empty();
      }
      micros = Math.min(micros + part * factor, MOST_MICROS);
      if (at + 1 < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
    boolean exact = micros % 1000 == 0 && micros < MOST_MICROS;
    boolean octal = bare && text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) != '.';
    return text.isEmpty() || !exact || octal
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(micros / 1000));
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

  private static long thousandths(String number) {
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    String decimals = point < 0 ? "" : number.substring(point + 1);
    return Long.parseLong(whole + decimals + "000".substring(decimals.length()));
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
