package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.TimeSpans;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A time span that a unit sets, in microseconds, and where; {@link #INFINITE} for ever. */
public record TimeSetting(Assignment line, long length) {
  public static final long SECOND = 1_000_000L;
  static final long INFINITE = Long.MAX_VALUE;

  /** Of those keys of {@code section} that set one thing, the last one that systemd takes. */
  public static Optional<TimeSetting> last(UnitInput unit, String section, String... keys) {
    Optional<TimeSetting> found = Optional.empty();
    for (String key : keys) {
      found = later(found, last(unit, unit.all(section, key)));
    }
    return found;
  }

  /** Of two that set one thing, the one that stands further down. */
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

  /** As a reader takes it in: {@code 500ms}, {@code 14s}. */
  public static String shown(long length) {
    return length % SECOND == 0 ? length / SECOND + "s" : length / 1000 + "ms";
  }
}
