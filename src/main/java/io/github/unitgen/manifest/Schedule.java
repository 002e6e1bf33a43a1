package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.cron.CronLine;
import io.github.unitgen.syntax.systemd.value.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The times at which a process runs.
 *
 * @param times at least one; it runs at the times of each
 * @param catchUp whether a time that passed while the group was down is made up for, once
 * @param jitter how long after its time a run may begin, drawn at random
 */
public record Schedule(List<Time> times, boolean catchUp, Optional<Duration> jitter) {
  /** Ranges of numbers and days from the end of a month (NEWS 233). */
  private static final int RANGES = 233;

  public Schedule {
    times = List.copyOf(times);
  }

  /**
   * The next time after {@code instant} on a machine in the zone {@code local}; empty where none
   * comes.
   */
  public Optional<Instant> next(Instant instant, ZoneId local) {
    return times.stream()
        .flatMap(time -> time.events().stream())
        .flatMap(event -> event.next(instant, local).stream())
        .min((one, other) -> one.compareTo(other));
  }

  /** One text of the manifest. */
  public sealed interface Time {
    /** As it is written. */
    Located<String> text();

    /** Returns the calendar events, of which any starts a run. */
    List<Calendar> events();

    /** The values of {@code OnCalendar=} that say the same to all {@code versions}. */
    List<String> onCalendar(SystemdVersions versions);

    /** Returns a required feature that one of {@code versions} lacks. */
    Optional<String> lacking(SystemdVersions versions);
  }

  /** A calendar text of systemd. */
  public record CalendarTime(Located<String> text, Calendar calendar) implements Time {
    /** {@code UTC} after a time (NEWS 228). */
    private static final int UTC = 228;

    /** The name of a zone after a time (NEWS 235). */
    private static final int ZONE = 235;

    @Override
    public List<Calendar> events() {
      return List.of(calendar);
    }

    @Override
    public List<String> onCalendar(SystemdVersions versions) {
      return List.of(versions.haveSince(RANGES) ? text.value() : calendar.listed());
    }

    @Override
    public Optional<String> lacking(SystemdVersions versions) {
      boolean utc = calendar.zone().filter("UTC"::equals).isPresent();
      if (calendar.date().fromEnd() && !versions.haveSince(RANGES)) {
        return Optional.of("days from the end of a month require systemd " + RANGES);
      }
      if (calendar.zone().isPresent() && !versions.haveSince(utc ? UTC : ZONE)) {
        return Optional.of(
            utc
                ? "times in UTC require systemd " + UTC
                : "times in a zone require systemd " + ZONE);
      }
      return Optional.empty();
    }
  }

  /** A line of cron: five fields, or a nickname such as {@code @daily}. */
  public record CronTime(Located<String> text, CronLine line) implements Time {
    @Override
    public List<Calendar> events() {
      return line.onCalendar(true).stream()
          .flatMap(event -> Calendar.parse(event).stream())
          .toList();
    }

    @Override
    public List<String> onCalendar(SystemdVersions versions) {
      return line.onCalendar(versions.haveSince(RANGES));
    }

    @Override
    public Optional<String> lacking(SystemdVersions versions) {
      return Optional.empty();
    }
  }
}
