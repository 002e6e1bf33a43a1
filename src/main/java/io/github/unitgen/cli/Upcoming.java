package io.github.unitgen.cli;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Schedule;
import io.github.unitgen.report.NextTimes;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The next times of the processes that have a schedule. */
final class Upcoming {
  private static final int SHOWN = 3;

  private Upcoming() {}

  /** By the clock and in the zone of {@code console}; in the order of the manifest. */
  static List<NextTimes> of(Manifest manifest, Console console) {
    List<NextTimes> all = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      process
          .activation()
          .schedule()
          .ifPresent(
              schedule -> {
                Clock clock = console.clock().orElseGet(Clock::systemDefaultZone);
                all.add(
                    new NextTimes(
                        process.name().value(), clock.getZone().getId(), times(schedule, clock)));
              });
    }
    return all;
  }

  private static List<OffsetDateTime> times(Schedule schedule, Clock clock) {
    List<OffsetDateTime> times = new ArrayList<>();
    Optional<Instant> next = schedule.next(clock.instant(), clock.getZone());
    while (next.isPresent() && times.size() < SHOWN) {
      times.add(next.get().atZone(clock.getZone()).toOffsetDateTime());
      next = schedule.next(next.get(), clock.getZone());
    }
    return times;
  }
}
