package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.cron.CronLine;
import io.github.unitgen.syntax.systemd.value.Calendar;
import java.time.Duration;
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
  public Schedule {
    times = List.copyOf(times);
  }

  /** One text of the manifest. */
  public sealed interface Time {
    /** As it is written. */
    Located<String> text();

    /** The values of {@code OnCalendar=} that say the same to all {@code versions}. */
    List<String> onCalendar(SystemdVersions versions);
  }

  /** A calendar text of systemd. */
  public record CalendarTime(Located<String> text, Calendar calendar) implements Time {
    @Override
    public List<String> onCalendar(SystemdVersions versions) {
      return List.of(text.value());
    }
  }

  /** A line of cron: five fields, or a nickname such as {@code @daily}. */
  public record CronTime(Located<String> text, CronLine line) implements Time {
    /** Ranges of numbers (NEWS 233). */
    private static final int RANGES = 233;

    @Override
    public List<String> onCalendar(SystemdVersions versions) {
      return line.onCalendar(versions.haveSince(RANGES));
    }
  }
}
