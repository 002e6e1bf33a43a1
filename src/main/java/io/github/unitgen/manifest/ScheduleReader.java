package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.manifest.Schedule.CalendarTime;
import io.github.unitgen.manifest.Schedule.CronTime;
import io.github.unitgen.manifest.Schedule.Time;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.cron.CronFault;
import io.github.unitgen.syntax.cron.CronLine;
import io.github.unitgen.syntax.cron.CronReader;
import io.github.unitgen.syntax.cron.CronReading;
import io.github.unitgen.syntax.systemd.value.Calendar;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
                    values.duration("jitter", given, Duration.ofSeconds(1), "write 1s or more"));
    Optional<YamlNode> at = value(map, "at");
    if (at.isEmpty()) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              Values.opening(map),
              "`schedule` has no `at`",
              "add `at` with a calendar expression, a cron line, or a list of them"));
    }
    return at.flatMap(times -> schedule(times, catchUp, jitter));
  }

  private Optional<Schedule> schedule(YamlNode at, boolean catchUp, Optional<Duration> jitter) {
    List<YamlNode> items = values.items("schedule", at);
    List<Time> times = new ArrayList<>();
    for (YamlNode item : items) {
      values
          .line("schedule", item)
          .flatMap(text -> time(text, (Scalar) item))
          .ifPresent(times::add);
    }
    if (items.isEmpty() && !(at instanceof Scalar)) {
      values.empty("schedule", at.at());
    }
    return times.isEmpty() ? Optional.empty() : Optional.of(new Schedule(times, catchUp, jitter));
  }

  private Optional<Time> time(Located<String> text, Scalar scalar) {
    Optional<Calendar> calendar = Calendar.parse(text.value());
    if (calendar.isPresent()) {
      return isPossible(text, calendar.get())
          ? Optional.of(new CalendarTime(text, calendar.get()))
          : Optional.empty();
    }
    if (!CronReader.isMeant(text.value())) {
      unreadable(text, scalar);
      return Optional.empty();
    }
    CronReading reading = CronReader.read(text.value());
    if (reading instanceof CronFault fault) {
      values.bad(place(text, scalar, fault.at()), fault.message(), fault.help());
      return Optional.empty();
    }
    return Optional.of(new CronTime(text, (CronLine) reading));
  }

  private boolean isPossible(Located<String> text, Calendar calendar) {
    boolean strange =
        calendar.zone().isPresent()
            && !ZoneId.getAvailableZoneIds().contains(calendar.zone().get());
    if (strange) {
      values.bad(
          text.at(),
          "this time zone is not known on every machine",
          "use UTC or a zone such as Europe/Berlin");
      return false;
    }
    boolean comes = calendar.next(Instant.EPOCH, ZoneOffset.UTC).isPresent();
    if (!comes) {
      values.bad(text.at(), "this time never occurs: there is no such day", "use an existing date");
    }
    return comes;
  }

  private void unreadable(Located<String> text, Scalar scalar) {
    int space = text.value().lastIndexOf(' ');
    String last = text.value().substring(space + 1);
    boolean zone =
        space > 0
            && Character.isLetter(last.charAt(0))
            && Calendar.parse(text.value().substring(0, space)).isPresent();
    if (zone) {
      values.bad(
          place(text, scalar, new Span(space + 1, text.value().length())),
          "unknown time zone: " + Quoted.of(last),
          Nearest.of(last, ZoneId.getAvailableZoneIds())
              .map(near -> "did you mean `" + near + "`?")
              .orElse("use UTC or a zone such as Europe/Berlin"));
      return;
    }
    values.bad(
        text.at(),
        "expected a systemd calendar expression or a cron line",
        "write a time such as 03:00, Mon 03:00, *-*-01 03:00, 0 3 * * * or @daily");
  }

  /** Of a part of {@code text}, which is what {@code scalar} holds without blanks around it. */
  private static Place place(Located<String> text, Scalar scalar, Span part) {
    int from = scalar.text().indexOf(text.value());
    return scalar.place(from + part.start(), from + part.end());
  }

  private static Optional<YamlNode> value(Mapping map, String key) {
    return map.entry(key).map(Entry::value);
  }
}
