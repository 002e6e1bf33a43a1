package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.syntax.systemd.value.Calendar.Chain;
import io.github.unitgen.syntax.systemd.value.Calendar.Component;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalField;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * Finds the next time at which a calendar event elapses, as systemd 252 computes it
 * (calendarspec.c, find_next). The search goes through the parts from the year down, and starts
 * over when a part has no value left. An open {@code a/n} counts on beyond the end of its part, and
 * the search continues at the result: that is how {@code 00/5} loses midnight on the first of a
 * month.
 */
final class NextElapse {
  private static final int LAST_YEAR = 2199;
  private static final LocalDateTime NEVER = LocalDateTime.of(LAST_YEAR + 1, 1, 1, 0, 0);

  /** The number of attempts after which systemd gives up. */
  private static final int MOST_ROUNDS = 1000;

  private static final long NONE = -1;

  private final Calendar calendar;
  private final ZoneId zone;
  private final ZonedDateTime base;
  private LocalDateTime at;

  private NextElapse(Calendar calendar, ZonedDateTime base) {
    this.calendar = calendar;
    this.zone = base.getZone();
    this.base = base;
    this.at = base.toLocalDateTime();
  }

  /** One part of a date and time, with the next larger one. */
  private enum Part {
    YEAR(ChronoField.YEAR, ChronoUnit.YEARS),
    MONTH(ChronoField.MONTH_OF_YEAR, ChronoUnit.MONTHS),
    DAY(ChronoField.DAY_OF_MONTH, ChronoUnit.DAYS),
    HOUR(ChronoField.HOUR_OF_DAY, ChronoUnit.HOURS),
    MINUTE(ChronoField.MINUTE_OF_HOUR, ChronoUnit.MINUTES),
    SECOND(ChronoField.SECOND_OF_MINUTE, ChronoUnit.SECONDS);

    /** Kept, since values() copies the array on each call. */
    private static final List<Part> ALL = List.of(values());

    private final TemporalField field;
    private final ChronoUnit unit;

    Part(TemporalField field, ChronoUnit unit) {
      this.field = field;
      this.unit = unit;
    }

    /** Returns this part of {@code time}; seconds are returned in microseconds. */
    long of(LocalDateTime time) {
      long value = time.get(field);
      return this == SECOND ? value * 1_000_000 + time.get(ChronoField.MICRO_OF_SECOND) : value;
    }

    /**
     * Returns {@code time} with this part increased by {@code more} and smaller parts at their
     * minimum.
     */
    LocalDateTime move(LocalDateTime time, long more) {
      return this == SECOND ? time.plus(more, ChronoUnit.MICROS) : begin(time).plus(more, unit);
    }

    /** Returns {@code time} with smaller parts at their minimum. */
    LocalDateTime begin(LocalDateTime time) {
      return switch (this) {
        case YEAR -> time.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
        case MONTH -> time.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
        default -> time.truncatedTo(unit);
      };
    }

    Part larger() {
      return ALL.get(ALL.indexOf(this) - 1);
    }
  }

  static Optional<Instant> after(Calendar calendar, Instant instant, ZoneId local) {
    ZoneId zone = calendar.zone().map(ZoneId::of).orElse(local);
    ZonedDateTime base =
        instant.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS).atZone(zone);
    return new NextElapse(calendar, base).search();
  }

  private Optional<Instant> search() {
    for (int round = 0; round < MOST_ROUNDS && at.getYear() <= LAST_YEAR; round++) {
      at = existing(at);
      if (isFound()) {
        return Optional.of(at.toInstant(offset(at)));
      }
    }
    return Optional.empty();
  }

  private boolean isFound() {
    return settles(Part.YEAR, calendar.date().years())
        && settles(Part.MONTH, calendar.date().months())
        && settles(Part.DAY, calendar.date().days())
        && fallsOnWeekday()
        && settles(Part.HOUR, calendar.time().hours())
        && settles(Part.MINUTE, calendar.time().minutes())
        && settles(Part.SECOND, calendar.time().micros());
  }

  private boolean fallsOnWeekday() {
    boolean falls = calendar.date().falls(at.getDayOfWeek().getValue());
    if (!falls) {
      at = Part.DAY.move(at, 1);
    }
    return falls;
  }

  /**
   * Moves to the next value of one part; returns whether the search may continue with smaller
   * parts.
   */
  private boolean settles(Part part, Chain chain) {
    long value = part.of(at);
    long next = match(part == Part.DAY ? ofMonth(chain) : chain, value);
    if (next == NONE) {
      at = part == Part.YEAR ? NEVER : part.larger().move(at, 1);
      return false;
    }
    if (next == value) {
      return true;
    }
    LocalDateTime moved = part.move(at, next - value);
    LocalDateTime real = existing(moved);
    boolean fits = part.of(moved) == next;
    boolean stays = fits && real.equals(moved);
    at = stays ? real : carried(fits ? moved : at, real);
    return stays;
  }

  /**
   * Returns {@code to} with one part reset to its minimum: the one below the largest part that
   * differs. It keeps the offset of {@code to}. Across a clock change the result is another time,
   * so a search may never end.
   */
  private LocalDateTime carried(LocalDateTime from, LocalDateTime to) {
    boolean differs = false;
    for (Part part : Part.ALL) {
      if (differs) {
        LocalDateTime begun = to.with(part.field, part.field.range().getMinimum());
        LocalDateTime real = existing(begun);
        return real.equals(begun)
            ? begun.toInstant(offset(to)).atZone(zone).toLocalDateTime()
            : real;
      }
      differs = part.of(from) != part.of(to);
    }
    return to;
  }

  /** Returns the smallest value of {@code chain} from {@code least} on. */
  private static long match(Chain chain, long least) {
    if (chain.components().isEmpty()) {
      return least;
    }
    long found = NONE;
    for (Component c : chain.components()) {
      long value = c.start();
      if (value < least && c.step() > 0) {
        value += (least - value + c.step() - 1) / c.step() * c.step();
      }
      boolean counts = value >= least && (!c.ends() || value <= c.stop());
      if (counts && (found == NONE || value < found)) {
        found = value;
      }
    }
    return found;
  }

  /** Returns the days counted from the start of the month, which depends on its length. */
  private Chain ofMonth(Chain days) {
    if (!calendar.date().fromEnd()) {
      return days;
    }
    long after = at.toLocalDate().lengthOfMonth() + 1L;
    return new Chain(
        days.components().stream()
            .map(
                c ->
                    c.ends()
                        ? new Component(after - c.stop(), after - c.start(), c.step())
                        : new Component(after - c.start(), Component.OPEN, c.step()))
            .toList());
  }

  /** Moves a time that summer time skips on by the length of the gap. */
  private LocalDateTime existing(LocalDateTime time) {
    return ZonedDateTime.ofLocal(time, zone, null).toLocalDateTime();
  }

  /** Returns the offset of the first of two repeated times, unless the search begins after it. */
  private ZoneOffset offset(LocalDateTime time) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && !base.toInstant().isBefore(change.getInstant())
        ? change.getOffsetAfter()
        : zone.getRules().getOffset(time);
  }
}
