package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.Schedule;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.syntax.systemd.UnitVersions;
import io.github.unitgen.syntax.systemd.UnitVersions.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates the views of timers, and reports the settings of a schedule that the versions cannot
 * keep.
 */
final class TimerViews {
  /** By the default, one minute, runs begin at any second of it (seen on 252). */
  private static final String ACCURACY = "1s";

  private final SystemdUnits units;
  private final SystemdVersions versions;
  private final List<Diagnostic> problems = new ArrayList<>();

  TimerViews(SystemdUnits units, SystemdVersions versions) {
    this.units = units;
    this.versions = versions;
  }

  /** Returns the values that the views made so far could not represent or keep. */
  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** Returns the view of the timer of a process that has {@code schedule}. */
  TimerView timer(ProcessSpec process, Schedule schedule) {
    SystemdValues values = new SystemdValues(process, versions, problems);
    schedule.times().forEach(this::checkVersion);
    if (!versions.haveSince(Since.STOP_PROPAGATED_FROM)) {
      notKept(process, "schedule", versions + " restarts a run when the group is restarted");
    }
    if (process.restarts().policy() == Restart.ON_FAILURE
        && !versions.haveSince(Since.RESTART_OF_ONESHOT)) {
      notKept(
          process,
          "restart",
          "`restart` is ignored: " + versions + " rejects it with Type=oneshot");
    }
    Optional<String> delay =
        schedule
            .jitter()
            .map(ServiceSettings::duration)
            .filter(time -> isKept(process, "RandomizedDelaySec", time, "`jitter` is ignored"));
    return new TimerView(
        values.raw(
            Text.of("Schedule of " + process.identity().description()), process.at("description")),
        units.target(),
        ServiceSettings.targetKey(process, versions),
        schedule.times().stream()
            .flatMap(time -> time.onCalendar(versions).stream())
            .map(SystemdText::of)
            .toList(),
        unknown("AccuracySec", ACCURACY).isEmpty() ? ACCURACY : null,
        schedule.catchUp() && isKept(process, "Persistent", "yes", "`catch_up` is ignored"),
        delay.orElse(null),
        delay.isPresent()
            && isKept(process, "FixedRandomDelay", "yes", "`jitter` changes at each start"));
  }

  private void checkVersion(Schedule.Time time) {
    time.lacking(versions)
        .ifPresent(
            need ->
                problems.add(
                    ManifestRule.UNSUPPORTED_VALUE.error(
                        time.text().at(),
                        need,
                        "write the times in the time zone of the machine")));
  }

  /** Whether all versions know the directive; reports {@code loss} if one does not. */
  private boolean isKept(ProcessSpec process, String key, String value, String loss) {
    Optional<Unknown> unknown = unknown(key, value);
    unknown.ifPresent(
        what ->
            notKept(
                process, "schedule", loss + ": " + key + "= requires systemd " + what.version()));
    return unknown.isEmpty();
  }

  private Optional<Unknown> unknown(String key, String value) {
    return versions.areNewest()
        ? Optional.empty()
        : UnitVersions.find(versions, "Timer", key, value);
  }

  private void notKept(ProcessSpec process, String key, String message) {
    problems.add(ManifestRule.UNSUPPORTED_SETTING.warning(process.at(key), message, ""));
  }
}
