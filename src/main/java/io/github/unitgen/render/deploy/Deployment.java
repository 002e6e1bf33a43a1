package io.github.unitgen.render.deploy;

import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Signal;
import java.util.List;
import java.util.Optional;

/** What a deployment runs on each host of a group. */
public interface Deployment {
  /** The template of the tasks. */
  String template();

  /** What that template sees as {@code deploy}. */
  Record tasks();

  /** All that the tasks run through sudo, and nothing besides. */
  List<Permission> permissions();

  /** What cron has to start; nothing where the init has timers. */
  default List<CronEntry> crontab() {
    return List.of();
  }

  /** The signal of a worker. That of a server has it reload: nothing for a deployment to quiet. */
  static Optional<Signal> quietSignal(ProcessSpec process) {
    return process.supervision().reloadSignal().filter(signal -> process.sets("quiet_signal"));
  }
}
