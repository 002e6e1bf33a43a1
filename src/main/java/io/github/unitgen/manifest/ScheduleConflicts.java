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
    REASONS.put("quiet_signal", "`quiet_signal` conflicts with `schedule`: a run ends by itself");
    REASONS.put(
        "reload_signal", "`reload_signal` conflicts with `schedule`: each run reads its files");
    REASONS.put("notify", "`notify` conflicts with `schedule`: a run is ready when it has ended");
    REASONS.put("watchdog", "`watchdog` conflicts with `schedule`: use `timeout_start`");
    REASONS.put("before", "`before` conflicts with `schedule`: the others would wait for each run");
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
                    "scheduled here"));
          }
        });
    YamlNode restart = fields.get("restart");
    if (restart instanceof Scalar scalar && scalar.text().equals("always")) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              restart.at(),
              "`restart: always` conflicts with `schedule`: it would run endlessly",
              "use `on-failure` or `never`",
              schedule.at(),
              "scheduled here"));
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
                Quoted.of(dependency.name())
                    + " runs on a schedule, independently of other processes",
                "remove it: a scheduled process has no start order",
                other.at("schedule"),
                "scheduled here"));
      }
    }
  }
}
