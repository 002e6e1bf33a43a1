package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.catalog.Words;
import io.github.unitgen.syntax.systemd.value.Calendar.Chain;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads calendar events (calendarspec.c, calendar_spec_from_string). */
final class Calendars {
  private static final String TAKES = "a calendar event such as Mon *-*-* 04:00";

  /** The first second of the year 2200. */
  private static final long END = 7_258_118_400L;

  private static final String UTC = "UTC";

  static final Form FORM = Calendars::fault;

  private Calendars() {}

  private static final class Zones {
    static final Set<String> ALL = new HashSet<>(ZoneId.getAvailableZoneIds());

    static {
      ALL.addAll(List.of("EST", "MST", "HST", "ROC"));
    }
  }

  private static Optional<Fault> fault(String text) {
    return parse(text).isPresent()
        ? Optional.empty()
        : Optional.of(Fault.among(text, TAKES, Words.of("special-calendar")));
  }

  static Optional<Calendar> parse(String text) {
    Optional<String> zone = zone(text);
    String event =
        zone.isPresent() ? text.substring(0, text.length() - zone.get().length() - 1) : text;
    if (event.isEmpty()) {
      return Optional.empty();
    }
    Optional<Calendar> calendar =
        event.charAt(0) == '@' ? instant(event.substring(1)) : event(event);
    return zone.isEmpty() || event.charAt(0) == '@'
        ? calendar
        : calendar.map(local -> new Calendar(local.date(), local.time(), zone.map(Calendars::utc)));
  }

  private static Optional<Calendar> event(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    String spelled =
        Words.of("special-calendar").contains(word)
            ? switch (word) {
              case "minutely" -> "*:*";
              case "hourly" -> "*:00";
              case "daily" -> "*-*";
              case "weekly" -> "Mon";
              case "monthly" -> "*-01";
              case "quarterly" -> "01,04,07,10-01";
              case "yearly", "annually", "anually" -> "01-01";
              default -> "01,07-01"; // semiannually and its other spellings
            }
            : text;
    return new CalendarReader(spelled).read();
  }

  /** Reads {@code @1234}: seconds since 1970, in UTC. */
  private static Optional<Calendar> instant(String seconds) {
    boolean number = Chars.areDigits(seconds) && seconds.length() <= 12;
    if (!number || Long.parseLong(seconds) >= END) {
      return Optional.empty();
    }
    LocalDateTime at = LocalDateTime.ofEpochSecond(Long.parseLong(seconds), 0, ZoneOffset.UTC);
    return Optional.of(
        new Calendar(
            new Calendar.Date(
                Calendar.ALL_DAYS,
                Chain.of(at.getYear()),
                Chain.of(at.getMonthValue()),
                Chain.of(at.getDayOfMonth()),
                false),
            new Calendar.Time(
                Chain.of(at.getHour()),
                Chain.of(at.getMinute()),
                Chain.of(at.getSecond() * 1_000_000L)),
            Optional.of(UTC)));
  }

  /**
   * Returns the zone at the end of {@code text}: {@code UTC} in any case, or the name of a zone.
   */
  private static Optional<String> zone(String text) {
    int space = text.lastIndexOf(' ');
    String last = text.substring(space + 1);
    return space >= 0 && (last.equalsIgnoreCase(UTC) || isZone(last))
        ? Optional.of(last)
        : Optional.empty();
  }

  private static String utc(String zone) {
    return zone.equalsIgnoreCase(UTC) ? UTC : zone;
  }

  private static boolean isZone(String text) {
    return !text.isEmpty()
        && Character.isLetter(text.charAt(0))
        && (Zones.ALL.contains(text) || text.startsWith("posix/") || text.startsWith("right/"));
  }
}
