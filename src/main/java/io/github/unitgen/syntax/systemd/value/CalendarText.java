package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.syntax.systemd.value.Calendar.Chain;
import io.github.unitgen.syntax.systemd.value.Calendar.Component;

/** Writes a calendar event with lists instead of ranges. */
final class CalendarText {
  private static final int SECOND = 1_000_000;
  private static final String[] WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  private final Calendar calendar;
  private final StringBuilder text = new StringBuilder();

  CalendarText(Calendar calendar) {
    this.calendar = calendar;
  }

  String text() {
    if (calendar.date().weekdays() != Calendar.ALL_DAYS) {
      weekdays();
    }
    list(calendar.date().years(), 1);
    text.append('-');
    list(calendar.date().months(), 1);
    text.append(calendar.date().fromEnd() ? '~' : '-');
    list(calendar.date().days(), 1);
    text.append(' ');
    list(calendar.time().hours(), 1);
    text.append(':');
    list(calendar.time().minutes(), 1);
    text.append(':');
    list(calendar.time().micros(), SECOND);
    calendar.zone().ifPresent(zone -> text.append(' ').append(zone));
    return text.toString();
  }

  private void weekdays() {
    for (int day = 1; day <= WEEKDAYS.length; day++) {
      if (calendar.date().falls(day)) {
        text.append(text.length() > 0 ? "," : "").append(WEEKDAYS[day - 1]);
      }
    }
    text.append(' ');
  }

  private void list(Chain chain, int one) {
    if (chain.components().isEmpty()) {
      text.append('*');
    }
    String separator = "";
    for (Component c : chain.components()) {
      for (long value = c.start(); value <= (c.ends() ? c.stop() : c.start()); value += step(c)) {
        text.append(separator);
        number(value, one);
        separator = ",";
      }
      if (!c.ends() && c.step() > 0) {
        text.append('/');
        number(c.step(), one);
      }
    }
  }

  private static long step(Component component) {
    return Math.max(1, component.step());
  }

  private void number(long value, int one) {
    long whole = value / one;
    text.append(whole < 10 ? "0" : "").append(whole);
    if (value % one > 0) {
      String fraction = Long.toString(SECOND + value % one).substring(1);
      text.append('.').append(fraction);
    }
  }
}
