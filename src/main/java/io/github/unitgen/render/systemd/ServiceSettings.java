package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.KillScope;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings of a process in the words of systemd. */
final class ServiceSettings {
  private ServiceSettings() {}

  /** Whole seconds as a bare number, else milliseconds. */
  static String duration(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? Long.toString(duration.toSeconds())
        : duration.toMillis() + "ms";
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
    if (process.supervision().notifies()) {
      return "notify";
    }
    return versions.haveSince(Since.TYPE_EXEC) ? "exec" : "simple";
  }

  /** As {@code KillMode=} has it. */
  static String killMode(KillScope kill, SystemdVersions versions) {
    if (kill == KillScope.MAIN) {
      return "process";
    }
    return versions.haveSince(Since.KILL_MODE_MIXED) ? "mixed" : "control-group";
  }

  /** As {@code SuccessExitStatus=} has it; empty for none. */
  static String successExit(ProcessSpec process) {
    List<String> words = new ArrayList<>();
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
