package io.github.unitgen.syntax.cron;

import java.util.ArrayList;
import java.util.List;

/**
 * The times at which a cron line runs its command. Vixie's cron and its descendants agree on every
 * line that is accepted.
 *
 * @param minutes of an hour, from 0 to 59
 * @param hours of a day, from 0 to 23
 * @param days of a month, from 1 to 31
 * @param months of a year, from 1 to 12
 * @param weekdays from 0 for Sunday to 6
 */
public record CronLine(
    CronValues minutes, CronValues hours, CronValues days, CronValues months, CronValues weekdays)
    implements CronReading {
  private static final String[] WEEKDAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  private static final int[] DAYS_OF = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final long ALL_DAYS = CronField.DAY.all();
  private static final long ALL_WEEKDAYS = 0x7F;

  /**
   * Returns the calendar events of systemd that together elapse when this runs; empty if it never
   * runs. They are exact except for the hours that a change to or from summer time skips or
   * repeats. {@code ranges} says whether ranges of numbers may be written instead of lists.
   */
  public List<String> onCalendar(boolean ranges) {
    List<String> events = new ArrayList<>();
    boolean both = days.isStar() || weekdays.isStar();
    if (!both && (days.bits() == ALL_DAYS || weekdays.bits() == ALL_WEEKDAYS)) {
      events.add(event(ALL_DAYS, ALL_WEEKDAYS, ranges));
      return events;
    }
    if (comes()) {
      events.add(event(days.bits(), both ? weekdays.bits() : ALL_WEEKDAYS, ranges));
    }
    if (!both) {
      events.add(event(ALL_DAYS, weekdays.bits(), ranges));
    }
    return events;
  }

  /** Whether one of the months has one of the days. */
  private boolean comes() {
    for (int month : months.list()) {
      if (days.list().get(0) <= DAYS_OF[month]) {
        return true;
      }
    }
    return false;
  }

  private String event(long onDays, long onWeekdays, boolean ranges) {
    StringBuilder event = new StringBuilder();
    if (onWeekdays != ALL_WEEKDAYS) {
      for (int day = 1; day <= 7; day++) {
        if ((onWeekdays & 1L << (day % 7)) != 0) {
          event.append(event.length() > 0 ? "," : "").append(WEEKDAYS[day % 7]);
        }
      }
      event.append(' ');
    }
    return event
        .append("*-")
        .append(CronField.MONTH.spelled(months, ranges))
        .append('-')
        .append(CronField.DAY.spelled(new CronValues(onDays, false), ranges))
        .append(' ')
        .append(CronField.HOUR.spelled(hours, ranges))
        .append(':')
        .append(CronField.MINUTE.spelled(minutes, ranges))
        .append(":00")
        .toString();
  }
}
