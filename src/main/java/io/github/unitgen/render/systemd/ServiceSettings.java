package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Resource;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.render.systemd.ServiceView.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

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

  /** A limit with its directive. */
  static Setting limit(Limit limit) {
    Resource resource = limit.resource();
    String soft = number(resource, limit.soft()) + (limit.percent() ? "%" : "");
    String hard = number(resource, limit.hard()) + (limit.percent() ? "%" : "");
    String value = soft.equals(hard) ? soft : soft + ":" + hard;
    return new Setting(limitKey(resource), SystemdText.of(value));
  }

  /** The largest unit that leaves a whole number; powers of 1024 (systemd.exec(5)). */
  private static String number(Resource resource, OptionalLong value) {
    if (value.isEmpty()) {
      return "infinity";
    }
    long number = value.getAsLong();
    boolean bytes =
        resource.unit() == Resource.Unit.BYTES || resource.unit() == Resource.Unit.GROUP_BYTES;
    int power = 0;
    while (bytes && power < 4 && number > 0 && number % 1024 == 0) {
      number /= 1024;
      power++;
    }
    return number + (power == 0 ? "" : "KMGT".substring(power - 1, power));
  }

  /** The directive of a limit. */
  static String limitKey(Resource resource) {
    return switch (resource) {
      case MEMORY -> "MemoryMax";
      case TASKS -> "TasksMax";
      case CPU -> "CPUQuota";
      default -> "Limit" + resource.rlimit();
    };
  }

  /** As {@code SuccessExitStatus=} has it; empty for none. */
  static String successExit(ProcessSpec process) {
    List<String> words = new ArrayList<>();
    for (ExitStatus status : process.successExit()) {
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
    return process.reloadSignal().isPresent()
        || process.systemd().stream().anyMatch(raw -> raw.key().value().equals("ExecReload"));
  }
}
