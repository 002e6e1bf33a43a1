package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.TimeSpans;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A time span that a unit sets, in microseconds, and its line; {@link #INFINITE} means no limit.
 */
public record TimeSetting(Assignment line, long length) {
  public static final long SECOND = 1_000_000L;
  static final long INFINITE = Long.MAX_VALUE;

  /**
   * Returns the last assignment that systemd accepts among {@code keys}, which are names of one
   * setting.
   */
  public static Optional<TimeSetting> last(UnitInput unit, String section, String... keys) {
    Optional<TimeSetting> found = Optional.empty();
    for (String key : keys) {
      found = later(found, last(unit, unit.all(section, key)));
    }
    return found;
  }

  /** Returns the one of two assignments to the same setting that is further down. */
  static Optional<TimeSetting> later(Optional<TimeSetting> one, Optional<TimeSetting> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    boolean isFirst = one.get().line().span().start() > other.get().line().span().start();
    return isFirst ? one : other;
  }

  private static Optional<TimeSetting> last(UnitInput unit, List<Assignment> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      OptionalLong length = TimeSpans.microseconds(lines.get(i).value());
      if (length.isPresent() && Standing.of(unit, lines.get(i)) == Standing.KNOWN) {
        return Optional.of(new TimeSetting(lines.get(i), length.getAsLong()));
      }
    }
    return Optional.empty();
  }

  public boolean isInfinite() {
    return length == INFINITE;
  }

  /** Formats a time span for readers: {@code 500ms}, {@code 14s}. */
  public static String shown(long length) {
    return length % SECOND == 0 ? length / SECOND + "s" : length / 1000 + "ms";
  }
}
