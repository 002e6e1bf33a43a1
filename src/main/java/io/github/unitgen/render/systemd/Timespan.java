package io.github.unitgen.render.systemd;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans as units have them: {@code 30}, {@code 1min 30s}, {@code 500ms} (systemd.time(7)). */
final class Timespan {
  private static final Pattern PART = Pattern.compile("\\s*([0-9]{1,9})\\s*([a-z]*)\\s*");

  private Timespan() {}

  /** Empty for what is no span of whole milliseconds, weeks and longer units among it. */
  static Optional<Duration> parse(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    int at = 0;
    while (at < text.length()) {
      part.region(at, text.length());
      if (!part.lookingAt()) {
        return Optional.empty();
      }
      Optional<Duration> unit = unit(part.group(2));
      if (unit.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(unit.get().multipliedBy(Long.parseLong(part.group(1))));
      at = part.end();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private static Optional<Duration> unit(String name) {
    return switch (name) {
      case "ms", "msec" -> Optional.of(Duration.ofMillis(1));
      case "", "s", "sec", "second", "seconds" -> Optional.of(Duration.ofSeconds(1));
      case "m", "min", "minute", "minutes" -> Optional.of(Duration.ofMinutes(1));
      case "h", "hr", "hour", "hours" -> Optional.of(Duration.ofHours(1));
      case "d", "day", "days" -> Optional.of(Duration.ofDays(1));
      default -> Optional.empty();
    };
  }
}
