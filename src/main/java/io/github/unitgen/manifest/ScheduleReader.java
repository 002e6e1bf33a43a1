package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads at which times a process runs. */
final class ScheduleReader {
  private final Values values;

  ScheduleReader(Problems problems) {
    this.values = new Values(problems);
  }

  Optional<Schedule> schedule(YamlNode node) {
    List<Located<String>> at = values.lines("schedule", node);
    return at.isEmpty() ? Optional.empty() : Optional.of(new Schedule(at, false, Optional.empty()));
  }
}
