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

/** Settings of a process in systemd's syntax. */
final class ServiceSettings {
  private ServiceSettings() {}

  /** Returns whole seconds as a bare number, other durations in milliseconds. */
  static String duration(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? Long.toString(duration.toSeconds())
        : duration.toMillis() + "ms";
  }

  /** Returns the value of {@code TimeoutStartSec=} for no timeout. */
  static String noTimeout(SystemdVersions versions) {
    return versions.haveSince(Since.INFINITE_TIMEOUT) ? "infinity" : "0";
  }

  /**
   * Returns the directive that stops a unit of the process with the group and, for a process that
   * always runs, also restarts it. A scheduled process that is restarted during a run would start
   * over (seen on 252).
   */
  static String targetKey(ProcessSpec process, SystemdVersions versions) {
    return isScheduled(process) && versions.haveSince(Since.STOP_PROPAGATED_FROM)
        ? "StopPropagatedFrom"
        : "PartOf";
  }

  private static boolean isScheduled(ProcessSpec process) {
    return process.activation().schedule().isPresent();
  }

  /** Returns the restart policy that the versions support. */
  static Restart policy(ProcessSpec process, SystemdVersions versions) {
    boolean canRestart = !isScheduled(process) || versions.haveSince(Since.RESTART_OF_ONESHOT);
    return canRestart ? process.restarts().policy() : Restart.NEVER;
  }

  /** Returns the value of {@code Restart=}. */
  static String restart(Restart restart) {
    return switch (restart) {
      case ON_FAILURE -> "on-failure";
      case ALWAYS -> "always";
      case NEVER -> "no";
    };
  }

  /** Returns the directive for the interval in which starts are counted. */
  static String startLimitKey(SystemdVersions versions) {
    return versions.haveSince(Since.START_LIMIT_INTERVAL_SEC)
        ? "StartLimitIntervalSec"
        : "StartLimitInterval";
  }

  /**
   * Returns the value of {@code Type=}; with simple, a program that cannot be run does not make the
   * start fail.
   */
  static String type(ProcessSpec process, SystemdVersions versions) {
    if (!process.runsAlways()) {
      return "oneshot";
    }
    if (process.supervision().notifies()) {
      return "notify";
    }
    return versions.haveSince(Since.TYPE_EXEC) ? "exec" : "simple";
  }

  /** Whether {@code RestartMode=direct} can be written; some versions have it as a backport. */
  static boolean canRestartDirectly(SystemdVersions versions) {
    return versions.know("Service", "RestartMode");
  }

  /**
   * Returns the value of {@code OnFailure=}: a template receives the name of the unit that failed.
   */
  static String handler(String unit) {
    String whole =
        SystemUnits.SUFFIXES.stream().anyMatch(unit::endsWith) ? unit : unit + ".service";
    return whole.replace("@.", "@%n.");
  }

  /** Returns the value of {@code KillMode=}. */
  static String killMode(KillScope kill, SystemdVersions versions) {
    if (kill == KillScope.MAIN) {
      return "process";
    }
    return versions.haveSince(Since.KILL_MODE_MIXED) ? "mixed" : "control-group";
  }

  /**
   * Returns the value of {@code SuccessExitStatus=}; empty if unset. A run that is stopped has not
   * failed. Unlike a service it would be {@code failed}, whether the signal kills it or makes it
   * exit (seen on 252). KILL is left out, since a lack of memory sends it.
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

  /** Whether a signal of the manifest or a command of its raw directives reloads it. */
  static boolean isReloaded(ProcessSpec process) {
    return process.supervision().reloadSignal().isPresent()
        || process.raw().systemd().stream().anyMatch(raw -> raw.key().value().equals("ExecReload"));
  }
}
