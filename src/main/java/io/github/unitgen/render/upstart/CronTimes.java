package io.github.unitgen.render.upstart;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.Schedule;
import io.github.unitgen.syntax.systemd.value.Calendar;
import io.github.unitgen.syntax.systemd.value.Calendar.Chain;
import io.github.unitgen.syntax.systemd.value.Calendar.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Converts a time of a schedule into the part before the command in cron's table, if that is exact.
 */
final class CronTimes {
  private static final int ALL_WEEKDAYS = 0x7F;

  private final Schedule.Time time;
  private final List<Diagnostic> problems;

  private CronTimes(Schedule.Time time, List<Diagnostic> problems) {
    this.time = time;
    this.problems = problems;
  }

  /**
   * Returns the cron times; empty if cron cannot express them, which is added to {@code problems}.
   */
  static Optional<String> of(Schedule.Time time, List<Diagnostic> problems) {
    String text = time.text().value();
    if (time instanceof Schedule.CalendarTime calendar) {
      return new CronTimes(time, problems).of(calendar.calendar());
    }
    // cron itself recognizes its nicknames in lower case only.
    return Optional.of(text.startsWith("@") ? text.toLowerCase(Locale.ROOT) : text);
  }

  private Optional<String> of(Calendar calendar) {
    Calendar.Date date = calendar.date();
    boolean everyDay = isEvery(date.days(), 1, 31);
    if (calendar.zone().isPresent()) {
      return refused(
          "cron supports only the time zone of the machine",
          "remove `" + calendar.zone().get() + "`, and write the time of the machine");
    }
    if (!isEvery(date.years(), 1970, 2199)) {
      return refused("cron does not support years", "remove the year: `*-12-24 03:00`");
    }
    if (date.fromEnd()) {
      return refused("cron cannot count from the end of a month", "write the day: `*-*-28 03:00`");
    }
    if (!calendar
        .time()
        .micros()
        .components()
        .equals(List.of(new Component(0, Component.OPEN, 0)))) {
      return refused("cron supports only whole minutes", "use 00 as the seconds: `*:0/5`");
    }
    if (!everyDay && date.weekdays() != ALL_WEEKDAYS) {
      return refused(
          "cron would run it on these weekdays and also on these days of the month",
          "write one of the two, and let the program check the other");
    }
    Optional<String> minutes = field(calendar.time().minutes(), 0, 59);
    Optional<String> hours = field(calendar.time().hours(), 0, 23);
    Optional<String> days = field(date.days(), 1, 31);
    Optional<String> months = field(date.months(), 1, 12);
    if (minutes.isEmpty() || hours.isEmpty() || days.isEmpty() || months.isEmpty()) {
      return refused(
          "cron steps restart with each hour, day, month or year",
          "write the end of the range, such as `*-*-01..31/2`, or a cron line");
    }
    return Optional.of(
        String.join(
            " ",
            minutes.get(),
            hours.get(),
            days.get(),
            months.get(),
            spelled(sundayFirst(date.weekdays()), 0, 6)));
  }

  private Optional<String> refused(String message, String help) {
    problems.add(ManifestRule.UNSUPPORTED_VALUE.error(time.text().at(), message, help));
    return Optional.empty();
  }

  private static boolean isEvery(Chain chain, int least, int most) {
    return field(chain, least, most).equals(Optional.of("*"));
  }

  /** Returns the field; empty if the values are not those of one hour, day, month or year. */
  private static Optional<String> field(Chain chain, int least, int most) {
    long[] bits = new long[(most - least) / Long.SIZE + 1];
    if (chain.components().isEmpty()) {
      return Optional.of("*");
    }
    List<Integer> values = new ArrayList<>();
    for (Component component : chain.components()) {
      boolean single = component.step() == 0 && !component.ends();
      long step = Math.max(1, component.step());
      long last = single ? component.start() : component.ends() ? component.stop() : most;
      long next = component.start() + ((last - component.start()) / step + 1) * step;
      boolean goesRound = least == 0 && next == component.start() + most + 1;
      if (component.start() < least || last > most || !single && !component.ends() && !goesRound) {
        return Optional.empty();
      }
      for (long value = component.start(); value <= last; value += step) {
        int at = (int) value - least;
        bits[at / Long.SIZE] |= 1L << at % Long.SIZE;
      }
    }
    for (int value = least; value <= most; value++) {
      if ((bits[(value - least) / Long.SIZE] & 1L << (value - least) % Long.SIZE) != 0) {
        values.add(value);
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(spelled(values, least, most));
  }

  /** Returns the weekdays as cron numbers them; {@code weekdays} has Monday as its lowest bit. */
  private static List<Integer> sundayFirst(int weekdays) {
    List<Integer> days = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      if ((weekdays & 1 << (day + 6) % 7) != 0) {
        days.add(day);
      }
    }
    return days;
  }

  /**
   * Returns the shortest form that cron accepts: all, steps from the first to the end, a range, or
   * a list.
   */
  private static String spelled(List<Integer> values, int least, int most) {
    int first = values.get(0);
    int last = values.get(values.size() - 1);
    int step = values.size() > 1 ? values.get(1) - first : 1;
    boolean even = values.size() > 2;
    for (int i = 1; i < values.size(); i++) {
      even &= values.get(i) - values.get(i - 1) == step;
    }
    if (!even) {
      return String.join(",", values.stream().map(value -> Integer.toString(value)).toList());
    }
    String range = first == least && last + step > most ? "*" : first + "-" + last;
    return step == 1 ? range : range + "/" + step;
  }
}
