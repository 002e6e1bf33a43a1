package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.KillScope;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.Signal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Settings of a process in the words of systemd. */
final class ServiceSettings {
  private ServiceSettings() {}

  /** Whole seconds as a bare number, else milliseconds. */
  static String duration(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? Long.toString(duration.toSeconds())
        : duration.toMillis() + "ms";
  }

  /** As {@code TimeoutStartSec=} has it for no timeout. */
  static String noTimeout(SystemdVersions versions) {
    return versions.haveSince(Since.INFINITE_TIMEOUT) ? "infinity" : "0";
  }

  /**
   * The directive that has a unit of the process stop with the group, and where it runs always also
   * restart: one that is restarted in mid-run would start over (seen on 252).
   */
  static String targetKey(ProcessSpec process, SystemdVersions versions) {
    return isScheduled(process) && versions.haveSince(Since.STOP_PROPAGATED_FROM)
        ? "StopPropagatedFrom"
        : "PartOf";
  }

  private static boolean isScheduled(ProcessSpec process) {
    return process.activation().schedule().isPresent();
  }

  /** When the versions can start the process again. */
  static Restart policy(ProcessSpec process, SystemdVersions versions) {
    boolean canRestart = !isScheduled(process) || versions.haveSince(Since.RESTART_OF_ONESHOT);
    return canRestart ? process.restarts().policy() : Restart.NEVER;
  }

  /** As {@code Restart=} has it. */
  static String restart(Restart restart) {
    return switch (restart) {
      case ON_FAILURE -> "on-failure";
      case ALWAYS -> "always";
      case NEVER -> "no";
    };
  }

  /** The directive of the time in which starts are counted. */
  static String startLimitKey(SystemdVersions versions) {
    return versions.haveSince(Since.START_LIMIT_INTERVAL_SEC)
        ? "StartLimitIntervalSec"
        : "StartLimitInterval";
  }

  /** As {@code Type=} has it; with simple a program that cannot be run is no failed start. */
  static String type(ProcessSpec process, SystemdVersions versions) {
    if (!process.runsAlways()) {
      return "oneshot";
    }
    if (process.supervision().notifies()) {
      return "notify";
    }
    return versions.haveSince(Since.TYPE_EXEC) ? "exec" : "simple";
  }

  /** Whether {@code RestartMode=direct} can be written, which some have from later versions. */
  static boolean canRestartDirectly(SystemdVersions versions) {
    return versions.know("Service", "RestartMode");
  }

  /** As {@code OnFailure=} has it: a template is told the name of the unit that failed. */
  static String handler(String unit) {
    String whole =
        SystemUnits.SUFFIXES.stream().anyMatch(unit::endsWith) ? unit : unit + ".service";
    return whole.replace("@.", "@%n.");
  }

  /** As {@code KillMode=} has it. */
  static String killMode(KillScope kill, SystemdVersions versions) {
    if (kill == KillScope.MAIN) {
      return "process";
    }
    return versions.haveSince(Since.KILL_MODE_MIXED) ? "mixed" : "control-group";
  }

  /**
   * As {@code SuccessExitStatus=} has it; empty for none. A run that is stopped has not failed:
   * unlike a service it would be {@code failed}, whether it dies of the signal or takes it as the
   * reason to end (seen on 252). KILL is left out, since it is what a lack of memory sends.
   */
  static String successExit(ProcessSpec process) {
    Set<String> words = new LinkedHashSet<>();
    Signal stop = process.supervision().stopSignal();
    if (isScheduled(process) && !stop.name().equals("KILL")) {
      Signals.number(stop.name()).ifPresent(number -> words.add(Integer.toString(128 + number)));
      words.add("SIG" + stop.name());
    }
    for (ExitStatus status : process.restarts().successExit()) {
      words.add(
          status instanceof ExitStatus.Code code
              ? Integer.toString(code.code())
              : "SIG" + ((ExitStatus.BySignal) status).signal().name());
    }
    return String.join(" ", words);
  }

  /**
   * Whether something reloads it: a signal of the manifest, or by a command among its raw
   * directives.
   */
  static boolean isReloaded(ProcessSpec process) {
    return process.supervision().reloadSignal().isPresent()
        || process.raw().systemd().stream().anyMatch(raw -> raw.key().value().equals("ExecReload"));
  }
}
