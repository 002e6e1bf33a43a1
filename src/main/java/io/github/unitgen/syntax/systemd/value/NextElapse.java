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
 * When a calendar event elapses next, as systemd 252 works it out (calendarspec.c, find_next). It
 * goes through the parts from the year down and starts over where one has no value left. An open
 * {@code a/n} is counted on beyond the end of its part, and what it comes to is where the search
 * goes on: that is how {@code 00/5} loses midnight on the first of a month.
 */
final class NextElapse {
  private static final int LAST_YEAR = 2199;
  private static final LocalDateTime NEVER = LocalDateTime.of(LAST_YEAR + 1, 1, 1, 0, 0);

  /** systemd gives up after so many attempts. */
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

    /** Not copied for each look. */
    private static final List<Part> ALL = List.of(values());

    private final TemporalField field;
    private final ChronoUnit unit;

    Part(TemporalField field, ChronoUnit unit) {
      this.field = field;
      this.unit = unit;
    }

    /** In microseconds for the seconds. */
    long of(LocalDateTime time) {
      long value = time.get(field);
      return this == SECOND ? value * 1_000_000 + time.get(ChronoField.MICRO_OF_SECOND) : value;
    }

    /** {@code time} with this part larger by {@code more}, and those below at their least. */
    LocalDateTime move(LocalDateTime time, long more) {
      return this == SECOND ? time.plus(more, ChronoUnit.MICROS) : begin(time).plus(more, unit);
    }

    /** {@code time} with the parts below this one at their least. */
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

  /** Moves on to the next value of one part; whether the search may go on below it. */
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
   * {@code to}, with the part below the largest that differs at its least, and that one only. It
   * keeps the offset of {@code to}: over a change of the clock it becomes another time, so that a
   * search may never end.
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

  /** The least value of {@code chain} from {@code least} on. */
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

  /** The days counted from the start of the month, which depends on its length. */
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

  /** A time that summer time skips is moved on by as much. */
  private LocalDateTime existing(LocalDateTime time) {
    return ZonedDateTime.ofLocal(time, zone, null).toLocalDateTime();
  }

  /** A time that comes twice is the first one, but for a search that begins behind it. */
  private ZoneOffset offset(LocalDateTime time) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && !base.toInstant().isBefore(change.getInstant())
        ? change.getOffsetAfter()
        : zone.getRules().getOffset(time);
  }
}
