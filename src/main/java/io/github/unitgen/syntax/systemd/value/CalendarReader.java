package io.github.unitgen.syntax.systemd.value;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code [weekdays] [date] [time]}; for one text. */
final class CalendarReader {
  private static final String[] DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
  };
  private static final int SECOND = 1_000_000;

  private final String text;
  private int at;

  CalendarReader(String text) {
    this.text = text;
  }

  /** One element of a list: a number, a range, or steps; -1 where there is no last one. */
  private record Component(long start, long stop, long step) {}

  /** A list of components; empty for an asterisk. */
  private record Chain(List<Component> components) {
    boolean isWithin(long least, long most, boolean fromEnd) {
      for (Component c : components) {
        if (c.start < least || c.start > most || c.step > most - least) {
          return false;
        }
        boolean steps =
            fromEnd
                ? c.stop >= 0 || c.start - c.step >= least
                : c.step == 0 || c.start + c.step <= most;
        boolean ends = c.stop < 0 || (c.stop <= most && c.stop >= c.start);
        if (!steps || !ends) {
          return false;
        }
      }
      return true;
    }
  }

  /** Thrown inside only: nothing that the grammar knows. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("unreadable", null, false, false);
    }
  }

  boolean read() {
    try {
      weekdays();
      return date() && time();
    } catch (Unreadable e) {
      return false;
    }
  }

  private void weekdays() throws Unreadable {
    int from = -1;
    for (boolean first = true; ; first = false) {
      int day = day();
      if (day < 0) {
        if (first) {
          return;
        }
        throw new Unreadable();
      }
      if (from > day) {
        throw new Unreadable();
      }
      char c = peek();
      if (c == '\0' || c == ' ') {
        at = skip();
        return;
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
        return;
      }
    }
  }

  /** Passes over the name of a day; -1 where none stands. */
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

  /** False where there is a date that never comes; none at all is fine. */
  private boolean date() throws Unreadable {
    if (at == text.length()) {
      return true;
    }
    int start = at;
    Chain first = chain(false);
    if (peek() == '\0' || peek() == ':') {
      at = start; // this was the time
      return true;
    }
    boolean fromEnd = separator();
    Chain second = chain(false);
    if (peek() == '\0' || peek() == ' ') {
      at = skip();
      return first.isWithin(1, 12, false) && isDay(second, fromEnd);
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
    return year(first).isWithin(1970, 2199, false)
        && second.isWithin(1, 12, false)
        && isDay(third, fromEnd);
  }

  private static boolean isDay(Chain chain, boolean fromEnd) {
    return chain.isWithin(1, fromEnd ? 28 : 31, fromEnd);
  }

  /** Two digits are a year from 1970 to 2069. */
  private static Chain year(Chain chain) {
    List<Component> years = new ArrayList<>();
    for (Component c : chain.components) {
      years.add(new Component(year(c.start), c.stop < 0 ? c.stop : year(c.stop), c.step));
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

  private boolean time() throws Unreadable {
    if (at == text.length()) {
      return true;
    }
    Chain hours = chain(false);
    colon();
    Chain minutes = chain(false);
    boolean ok = hours.isWithin(0, 23, false) && minutes.isWithin(0, 59, false);
    if (at == text.length()) {
      return ok;
    }
    colon();
    Chain seconds = chain(true);
    return ok && at == text.length() && seconds.isWithin(0, 60L * SECOND - 1, false);
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
      return new Chain(List.of());
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
    long stop = -1;
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
    } else if (seconds && stop >= 0 && start + step > stop) {
      throw new Unreadable();
    }
    if (peek() != '\0' && " ,-~:".indexOf(peek()) < 0) {
      throw new Unreadable();
    }
    return new Component(start, stop, step);
  }

  /** A number; of seconds, in microseconds. */
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
