package io.github.unitgen.syntax.systemd.value;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A calendar event as systemd reads it, with omitted parts filled in. Both the weekday and the date
 * have to match.
 *
 * @param date the days on which it elapses
 * @param time the times of each of those days
 * @param zone {@code UTC} or the name of a zone; empty for the zone of the machine
 */
public record Calendar(Date date, Time time, Optional<String> zone) {
  /** All weekdays, in the form of {@link Date#weekdays}. */
  static final int ALL_DAYS = 0x7F;

  /**
   * Returns the event that systemd reads from {@code text}; empty if systemd refuses it. Names of
   * zones are those that this Java knows.
   */
  public static Optional<Calendar> parse(String text) {
    return Calendars.parse(text);
  }

  /**
   * Returns the first time after {@code instant} at which it elapses; empty if it never does.
   * {@code local} is the zone of the machine. The event's own zone has to be one that Java knows.
   * On a day on which summer time begins or ends, a skipped time does not elapse, and a repeated
   * time elapses at the first of the two, unless {@code instant} is later.
   */
  public Optional<Instant> next(Instant instant, ZoneId local) {
    return NextElapse.after(this, instant, local);
  }

  /**
   * Returns the same event without words, ranges of numbers or ranges of weekdays, as systemd read
   * it before 233. Days from the end of a month and zones have no other spelling.
   */
  public String listed() {
    return new CalendarText(this).text();
  }

  /**
   * The days on which it elapses.
   *
   * @param weekdays the lowest bit for Monday, the seventh for Sunday
   * @param years from 1970 to 2199
   * @param months from 1 to 12
   * @param days of a month, from 1
   * @param fromEnd whether the last day of a month is its first
   */
  public record Date(int weekdays, Chain years, Chain months, Chain days, boolean fromEnd) {
    /** Whether {@code weekday}, 1 for Monday to 7 for Sunday, is one of its weekdays. */
    public boolean falls(int weekday) {
      return (weekdays & 1 << (weekday - 1)) != 0;
    }
  }

  /** The times of a day. */
  public record Time(Chain hours, Chain minutes, Chain micros) {}

  /** The values of one part, such as the hours; every value if there are no components. */
  public record Chain(List<Component> components) {
    static final Chain ALL = new Chain(List.of());

    public Chain {
      components = List.copyOf(components);
    }

    static Chain of(long value) {
      return new Chain(List.of(new Component(value, Component.OPEN, 0)));
    }
  }

  /**
   * One element of a list.
   *
   * @param start the first value
   * @param stop the last value; {@link #OPEN} if it has none
   * @param step the distance between values; 0 for a single value
   */
  public record Component(long start, long stop, long step) {
    /** Marks an element without a last value: systemd counts on beyond the end of the part. */
    public static final long OPEN = -1;

    /**
     * Returns the element with its {@code stop} lowered to the last value that its steps reach; a
     * single value if they reach only one.
     */
    Component reached() {
      if (stop < start || step == 0) {
        return this;
      }
      long last = stop - (stop - start) % step;
      return last == start ? new Component(start, OPEN, 0) : new Component(start, last, step);
    }

    /** Whether it has a last value. */
    public boolean ends() {
      return stop != OPEN;
    }
  }
}
