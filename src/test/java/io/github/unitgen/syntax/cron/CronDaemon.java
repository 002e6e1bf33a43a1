package io.github.unitgen.syntax.cron;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What cron does with a line: it wakes up each minute and asks whether the line is due. Written
 * from crontab(5), without a look at {@link CronReader}.
 */
public final class CronDaemon {
  private static final Map<String, String> SHORT =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");
  private static final List<String> MONTHS =
      List.of(
          "", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private final boolean[] minute;
  private final boolean[] hour;
  private final boolean[] day;
  private final boolean[] month;
  private final boolean[] weekday;
  private final boolean eitherDay;

  public CronDaemon(String line) {
    String[] fields = SHORT.getOrDefault(line, line).split(" ", -1);
    minute = ticks(fields[0], 0, 59, List.of());
    hour = ticks(fields[1], 0, 23, List.of());
    day = ticks(fields[2], 1, 31, List.of());
    month = ticks(fields[3], 1, 12, MONTHS);
    weekday = ticks(fields[4], 0, 7, DAYS);
    eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
  }

  private static boolean[] ticks(String field, int least, int most, List<String> names) {
    boolean[] ticks = new boolean[most + 1];
    for (String item : field.split(",", -1)) {
      String[] stepped = item.split("/", -1);
      String[] ends =
          stepped[0].equals("*") ? new String[] {"" + least, "" + most} : stepped[0].split("-");
      int first = value(ends[0], names);
      int last = value(ends[ends.length - 1], names);
      int step = stepped.length > 1 ? Integer.parseInt(stepped[1]) : 1;
      for (int tick = first; tick <= last; tick += step) {
        ticks[tick] = true;
      }
    }
    return ticks;
  }

  private static int value(String text, List<String> names) {
    int named = names.indexOf(text.toLowerCase(Locale.ROOT));
    return named >= 0 ? named : Integer.parseInt(text);
  }

  private boolean isDue(
      int minuteNow, int hourNow, int dayNow, int monthNow, DayOfWeek weekdayNow) {
    if (!minute[minuteNow] || !hour[hourNow] || !month[monthNow]) {
      return false;
    }
    int number = weekdayNow.getValue();
    boolean onWeekday = weekday[number] || number == 7 && weekday[0];
    return eitherDay ? day[dayNow] || onWeekday : day[dayNow] && onWeekday;
  }

  /** The seconds since 1970 at which it runs in {@code year}, by a clock that shows UTC. */
  public long[] runs(int year) {
    LongStream.Builder runs = LongStream.builder();
    int days = Year.of(year).length();
    for (int d = 1; d <= days; d++) {
      LocalDateTime midnight = Year.of(year).atDay(d).atStartOfDay();
      long start = midnight.toEpochSecond(ZoneOffset.UTC);
      for (int m = 0; m < 24 * 60; m++) {
        if (isDue(
            m % 60,
            m / 60,
            midnight.getDayOfMonth(),
            midnight.getMonthValue(),
            midnight.getDayOfWeek())) {
          runs.add(start + m * 60L);
        }
      }
    }
    return runs.build().toArray();
  }
}
