package io.github.unitgen.render.deploy;

import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Signal;
import java.util.List;
import java.util.Optional;

/** The commands of a deployment on each host of a group. */
public interface Deployment {
  /** Returns the template of the tasks. */
  String template();

  /** Returns the view that the template sees as {@code deploy}. */
  Record tasks();

  /** Returns exactly the commands that the tasks run through sudo. */
  List<Permission> permissions();

  /** Returns the entries that cron has to start; empty if the init has timers. */
  default List<CronEntry> crontab() {
    return List.of();
  }

  /**
   * Returns the quiet signal of a worker. The one of a server reloads it, so a deployment must not
   * send it.
   */
  static Optional<Signal> quietSignal(ProcessSpec process) {
    return process.supervision().reloadSignal().filter(signal -> process.sets("quiet_signal"));
  }
}
