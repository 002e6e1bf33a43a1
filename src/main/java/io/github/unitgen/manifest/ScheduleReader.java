package io.github.unitgen.manifest;

import io.github.unitgen.manifest.Schedule.CalendarTime;
import io.github.unitgen.manifest.Schedule.CronTime;
import io.github.unitgen.manifest.Schedule.Time;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.cron.CronFault;
import io.github.unitgen.syntax.cron.CronLine;
import io.github.unitgen.syntax.cron.CronReader;
import io.github.unitgen.syntax.cron.CronReading;
import io.github.unitgen.syntax.systemd.value.Calendar;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads at which times a process runs. */
final class ScheduleReader {
  private static final List<String> KEYS = List.of("at", "catch_up", "jitter");

  private final Values values;
  private final Problems problems;

  ScheduleReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  Optional<Schedule> schedule(YamlNode node) {
    if (!(node instanceof Mapping map)) {
      return schedule(node, false, Optional.empty());
    }
    new KeyCheck(map, KEYS, problems).check(key -> false);
    boolean catchUp =
        value(map, "catch_up").flatMap(given -> values.bool("catch_up", given)).orElse(false);
    Optional<Duration> jitter =
        value(map, "jitter")
            .flatMap(
                given ->
                    values.duration(
                        "jitter", given, Duration.ofSeconds(1), "write a second or more"));
    return value(map, "at").flatMap(at -> schedule(at, catchUp, jitter));
  }

  private Optional<Schedule> schedule(YamlNode at, boolean catchUp, Optional<Duration> jitter) {
    List<Time> times = new ArrayList<>();
    for (Located<String> text : values.lines("schedule", at)) {
      time(text).ifPresent(times::add);
    }
    return times.isEmpty() ? Optional.empty() : Optional.of(new Schedule(times, catchUp, jitter));
  }

  private Optional<Time> time(Located<String> text) {
    if (!CronReader.isMeant(text.value())) {
      return Calendar.parse(text.value()).map(calendar -> new CalendarTime(text, calendar));
    }
    CronReading reading = CronReader.read(text.value());
    if (reading instanceof CronFault fault) {
      values.bad(text.at(), fault.message(), fault.help());
      return Optional.empty();
    }
    return Optional.of(new CronTime(text, (CronLine) reading));
  }

  private static Optional<YamlNode> value(Mapping map, String key) {
    return map.entry(key).map(YamlNode.Entry::value);
  }
}
