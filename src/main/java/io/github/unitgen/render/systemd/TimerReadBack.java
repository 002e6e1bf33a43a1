package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Schedule;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.render.init.ReadBack;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the settings of a timer with the schedule of the manifest. */
final class TimerReadBack {
  private static final Set<String> KEYS =
      Set.of(
          "Description",
          "PartOf",
          "StopPropagatedFrom",
          "After",
          "OnCalendar",
          "AccuracySec",
          "Persistent",
          "RandomizedDelaySec",
          "FixedRandomDelay");

  private final UnitInput unit;
  private final SystemdVersions versions;
  private final ReadBack compare;

  TimerReadBack(UnitInput unit, ReadBack compare) {
    this.unit = unit;
    this.versions = unit.versions();
    this.compare = compare;
  }

  /** Compares the times, and whether the timer catches up on a missed one. */
  void times(Schedule schedule) {
    for (ValueFault found : unit.valueFaults()) {
      compare.fault(found.line().key() + "= takes " + found.fault().takes());
    }
    compare.holds(
        "OnCalendar=",
        schedule.times().stream().flatMap(time -> time.onCalendar(versions).stream()).toList(),
        values("Timer", "OnCalendar"));
    same("Persistent", schedule.catchUp() && isKnown("Persistent", "yes") ? "yes" : "");
    time("RandomizedDelaySec", schedule.jitter());
    boolean isFixed =
        schedule.jitter().isPresent()
            && isKnown("RandomizedDelaySec", "1s")
            && isKnown("FixedRandomDelay", "yes");
    same("FixedRandomDelay", isFixed ? "yes" : "");
  }

  /** Compares the other settings of a built-in template, and reports additional ones. */
  void rest(ProcessSpec process, SystemdUnits units) {
    boolean stopsOnly = versions.haveSince(Since.STOP_PROPAGATED_FROM);
    same("Unit", "Description", List.of("Schedule of " + process.identity().description()));
    same("Unit", "StopPropagatedFrom", stopsOnly ? List.of(units.target()) : List.of());
    same("Unit", "PartOf", stopsOnly ? List.of() : List.of(units.target()));
    same("Unit", "After", List.of(units.target()));
    time("AccuracySec", Optional.of(Duration.ofSeconds(1)));
    for (Assignment line : unit.assignments()) {
      if (!KEYS.contains(line.key())) {
        compare.fault(line.key() + "= is not in the manifest");
      }
    }
  }

  /** Compares a time span; one that some version lacks is left out. */
  private void time(String key, Optional<Duration> expected) {
    compare.same(
        key + "=",
        expected.filter(time -> isKnown(key, "1s")),
        TimeSetting.last(unit, "Timer", key)
            .map(time -> Duration.of(time.length(), ChronoUnit.MICROS)));
  }

  private boolean isKnown(String key, String value) {
    return versions.areNewest() || UnitVersions.find(versions, "Timer", key, value).isEmpty();
  }

  private void same(String key, String expected) {
    same("Timer", key, expected.isEmpty() ? List.of() : List.of(expected));
  }

  private void same(String section, String key, List<String> expected) {
    compare.same(key + "=", expected, values(section, key));
  }

  private List<String> values(String section, String key) {
    return unit.all(section, key).stream()
        .map(line -> Specifiers.expand(line.value(), Map.of()).text().orElse(line.value()))
        .toList();
  }
}
