package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.syntax.systemd.value.Calendar.Chain;
import io.github.unitgen.syntax.systemd.value.Calendar.Component;
import io.github.unitgen.syntax.systemd.value.Calendar.Date;
import io.github.unitgen.syntax.systemd.value.Calendar.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code [weekdays] [date] [time]} from one text. */
final class CalendarReader {
  private static final String[] DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
  };
  private static final int SECOND = 1_000_000;
  private static final Chain EVERY_SECOND =
      new Chain(List.of(new Component(0, Component.OPEN, SECOND)));

  private final String text;
  private int at;

  CalendarReader(String text) {
    this.text = text;
  }

  /** Thrown internally where the text does not match the grammar. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("unreadable", null, false, false);
    }
  }

  /** Returns the event in the zone of the machine; empty if systemd refuses the text. */
  Optional<Calendar> read() {
    try {
      int weekdays = weekdays();
      Date date = date(weekdays);
      return Optional.of(new Calendar(date, time(), Optional.empty()));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** Returns one bit for each day; all bits if the text names no day. */
  private int weekdays() throws Unreadable {
    int days = 0;
    int from = -1;
    for (boolean first = true; ; first = false) {
      int day = day();
      if (day < 0) {
        if (first) {
          return Calendar.ALL_DAYS;
        }
        throw new Unreadable();
      }
      if (from > day) {
        throw new Unreadable();
      }
      for (int d = from < 0 ? day : from; d <= day; d++) {
        days |= 1 << d;
      }
      char c = peek();
      if (c == '\0' || c == ' ') {
        at = skip();
        return days;
      }
      boolean range = c != ',';
      if (range && (from >= 0 || (c == '.' && !text.startsWith("..", at)))) {
        throw new Unreadable();
      }
      from = range ? day : -1;
      at += c == '.' ? 2 : 1;
      if (peek() == '\0' || peek() == ' ') {
        if (range) {
          throw new Unreadable();
        }
        at = skip();
        return days;
      }
    }
  }

  /** Skips the name of a day and returns its number; -1 if the text has no such name here. */
  private int day() throws Unreadable {
    for (int i = 0; i < DAYS.length; i++) {
      int length =
          text.regionMatches(true, at, DAYS[i], 0, DAYS[i].length())
              ? DAYS[i].length()
              : text.regionMatches(true, at, DAYS[i], 0, 3) ? 3 : 0;
      if (length > 0) {
        at += length;
        if ("-., ".indexOf(peek()) < 0 && peek() != '\0') {
          throw new Unreadable();
        }
        return i;
      }
    }
    return -1;
  }

  /** Returns the date; every day if the text has no date. */
  private Date date(int weekdays) throws Unreadable {
    Date every = new Date(weekdays, Chain.ALL, Chain.ALL, Chain.ALL, false);
    if (at == text.length()) {
      return every;
    }
    int start = at;
    Chain first = chain(false);
    if (peek() == '\0' || peek() == ':') {
      at = start; // this was the time
      return every;
    }
    boolean fromEnd = separator();
    Chain second = chain(false);
    if (peek() == '\0' || peek() == ' ') {
      at = skip();
      return new Date(weekdays, Chain.ALL, month(first), day(second, fromEnd), fromEnd);
    }
    if (fromEnd) {
      throw new Unreadable();
    }
    fromEnd = separator();
    Chain third = chain(false);
    if (peek() != '\0' && peek() != ' ') {
      throw new Unreadable();
    }
    at = skip();
    return new Date(
        weekdays,
        within(year(first), 1970, 2199, false),
        month(second),
        day(third, fromEnd),
        fromEnd);
  }

  private static Chain month(Chain chain) throws Unreadable {
    return within(chain, 1, 12, false);
  }

  /** Returns the days from the end that every month has; systemd subtracts 3 for each component. */
  private static Chain day(Chain chain, boolean fromEnd) throws Unreadable {
    Chain days = within(chain, 1, fromEnd ? 28 : 31, fromEnd);
    List<Component> sorted = new ArrayList<>(days.components());
    sorted.sort((one, other) -> Long.compare(one.start(), other.start()));
    for (int i = 1; fromEnd && i < sorted.size(); i++) {
      within(new Chain(List.of(sorted.get(i))), 1, 28 - 3L * i, true);
    }
    return days;
  }

  /** Returns {@code chain} with the last values that its steps reach, all in range. */
  private static Chain within(Chain chain, long least, long most, boolean fromEnd)
      throws Unreadable {
    List<Component> components = new ArrayList<>();
    for (Component written : chain.components()) {
      Component c = written.reached();
      long next = fromEnd ? c.start() - c.step() : c.start() + c.step();
      boolean ends =
          c.ends() ? c.stop() <= most && c.stop() >= c.start() : next >= least && next <= most;
      if (c.start() < least || c.start() > most || c.step() > most - least || !ends) {
        throw new Unreadable();
      }
      components.add(c);
    }
    return new Chain(components);
  }

  /** Reads two digits as a year from 1970 to 2069. */
  private static Chain year(Chain chain) {
    List<Component> years = new ArrayList<>();
    for (Component c : chain.components()) {
      years.add(new Component(year(c.start()), c.ends() ? year(c.stop()) : c.stop(), c.step()));
    }
    return new Chain(years);
  }

  private static long year(long number) {
    return number < 70 ? number + 2000 : number < 100 ? number + 1900 : number;
  }

  /** Whether days are counted from the end of the month. */
  private boolean separator() throws Unreadable {
    char c = peek();
    if (c != '-' && c != '~') {
      throw new Unreadable();
    }
    at++;
    return c == '~';
  }

  /** Returns the time; midnight if the text has no time. */
  private Time time() throws Unreadable {
    if (at == text.length()) {
      return new Time(Chain.of(0), Chain.of(0), Chain.of(0));
    }
    Chain hours = within(chain(false), 0, 23, false);
    colon();
    Chain minutes = within(chain(false), 0, 59, false);
    if (at == text.length()) {
      return new Time(hours, minutes, Chain.of(0));
    }
    colon();
    Chain micros = within(chain(true), 0, 60L * SECOND - 1, false);
    if (at < text.length()) {
      throw new Unreadable();
    }
    return new Time(hours, minutes, micros);
  }

  private void colon() throws Unreadable {
    if (peek() != ':') {
      throw new Unreadable();
    }
    at++;
  }

  private Chain chain(boolean seconds) throws Unreadable {
    if (peek() == '*') {
      at++;
      return seconds ? EVERY_SECOND : Chain.ALL;
    }
    List<Component> components = new ArrayList<>();
    do {
      components.add(component(seconds));
    } while (next());
    return new Chain(components);
  }

  private boolean next() {
    boolean more = peek() == ',';
    at += more ? 1 : 0;
    return more;
  }

  private Component component(boolean seconds) throws Unreadable {
    long start = number(seconds);
    long stop = Component.OPEN;
    long step = 0;
    if (text.startsWith("..", at)) {
      at += 2;
      stop = number(seconds);
      step = seconds ? SECOND : 1;
    }
    if (peek() == '/') {
      at++;
      step = number(seconds);
      if (step == 0) {
        throw new Unreadable();
      }
    } else if (seconds && stop != Component.OPEN && start + step > stop) {
      throw new Unreadable();
    }
    if (peek() != '\0' && " ,-~:".indexOf(peek()) < 0) {
      throw new Unreadable();
    }
    return new Component(start, stop, step);
  }

  /** Returns a number; seconds are returned in microseconds. */
  private long number(boolean seconds) throws Unreadable {
    int end = Chars.skipDigits(text, at);
    if (end == at || end - at > 9) {
      throw new Unreadable();
    }
    long value = Long.parseLong(text.substring(at, end));
    at = end;
    if (!seconds) {
      return value;
    }
    value *= SECOND;
    if (peek() == '.' && !text.startsWith("..", at)) {
      int fraction = at + 1;
      end = Chars.skipDigits(text, fraction);
      if (end == fraction) {
        throw new Unreadable();
      }
      at = end;
      String digits = (text.substring(fraction, end) + "0000000").substring(0, 7);
      value += (Long.parseLong(digits) + 5) / 10;
    }
    return value;
  }

  private int skip() {
    int end = at;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
