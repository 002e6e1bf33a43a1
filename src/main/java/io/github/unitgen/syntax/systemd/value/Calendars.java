package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Words;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Calendar events (calendarspec.c, calendar_spec_from_string). */
final class Calendars {
  private static final String TAKES = "a calendar event such as Mon *-*-* 04:00";

  static final Form FORM = Calendars::fault;

  private Calendars() {}

  private static final class Zones {
    static final Set<String> ALL = new HashSet<>(ZoneId.getAvailableZoneIds());

    static {
      ALL.addAll(List.of("EST", "MST", "HST", "ROC"));
    }
  }

  private static Optional<Fault> fault(String text) {
    return isCalendar(text)
        ? Optional.empty()
        : Optional.of(Fault.among(text, TAKES, Words.of("special-calendar")));
  }

  private static boolean isCalendar(String text) {
    String event = withoutZone(text);
    if (event.isEmpty()) {
      return false;
    }
    if (Words.of("special-calendar").contains(event.toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (event.charAt(0) == '@') {
      return Chars.areDigits(event.substring(1)) && event.length() < 17;
    }
    return new CalendarReader(event).read();
  }

  /** The text without UTC or the name of a zone at its end. */
  private static String withoutZone(String text) {
    int space = text.lastIndexOf(' ');
    if (space < 0) {
      return text;
    }
    String last = text.substring(space + 1);
    return last.equalsIgnoreCase("UTC") || isZone(last) ? text.substring(0, space) : text;
  }

  private static boolean isZone(String text) {
    return !text.isEmpty()
        && Character.isLetter(text.charAt(0))
        && (Zones.ALL.contains(text) || text.startsWith("posix/") || text.startsWith("right/"));
  }
}
