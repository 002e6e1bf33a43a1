package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports what cannot be together with a {@code schedule}. */
final class ScheduleConflicts {
  /** Keys of the same process, each with the reason. */
  private static final Map<String, String> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put("count", "a schedule starts one run at a time");
    REASONS.put("instances", "a schedule starts one run at a time");
    REASONS.put("quiet_signal", "a run is not told to finish: it ends by itself");
    REASONS.put("reload_signal", "a run is not reloaded: the next one reads its files anew");
    REASONS.put("notify", "a run is not up before it has ended");
    REASONS.put("watchdog", "a run is not watched: `timeout_start` limits it");
    REASONS.put("before", "what starts after it would wait for the end of each run");
  }

  private final Problems problems;

  ScheduleConflicts(Problems problems) {
    this.problems = problems;
  }

  /** {@code fields}: the keys of a process. */
  void check(Map<String, YamlNode> fields) {
    YamlNode schedule = fields.get("schedule");
    if (schedule == null) {
      return;
    }
    REASONS.forEach(
        (key, reason) -> {
          YamlNode node = fields.get(key);
          if (node != null && !isOff(node)) {
            problems.add(
                ManifestRule.SCHEMA_VIOLATION.error(
                    node.at(),
                    reason,
                    "remove `" + key + "`, or write `" + key + ": null` for this process",
                    schedule.at(),
                    "its times"));
          }
        });
    YamlNode restart = fields.get("restart");
    if (restart instanceof Scalar scalar && scalar.text().equals("always")) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              restart.at(),
              "`restart: always` would run it all the time",
              "write `on-failure` or `never`: it starts again at its next time",
              schedule.at(),
              "its times"));
    }
  }

  private static boolean isOff(YamlNode node) {
    return node instanceof Scalar scalar && YamlTraps.bool(scalar).equals(Optional.of(false));
  }

  /** Of a group: nothing can wait for a process that runs at times. */
  void check(List<ProcessSpec> processes) {
    for (ProcessSpec process : processes) {
      ProcessSpec.Order order = process.order();
      Stream.of(order.before(), order.awaited())
          .flatMap(List::stream)
          .filter(Dependency::ofGroup)
          .forEach(dependency -> check(dependency, processes));
    }
  }

  private void check(Dependency dependency, List<ProcessSpec> processes) {
    for (ProcessSpec other : processes) {
      boolean isScheduled = other.activation().schedule().isPresent();
      if (isScheduled && other.name().value().equals(dependency.name())) {
        problems.add(
            ManifestRule.DANGLING_REFERENCE.error(
                dependency.at(),
                Quoted.of(dependency.name()) + " runs at times, whatever else runs",
                "remove it: nothing can start before or after such a process",
                other.at("schedule"),
                "its times"));
      }
    }
  }
}
