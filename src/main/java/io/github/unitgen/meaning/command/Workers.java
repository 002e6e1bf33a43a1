package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recognizes the workers and servers of applications, which their authors start in the foreground.
 */
public final class Workers {
  private Workers() {}

  /** Returns the worker among the programs of the main process. */
  public static Optional<Started> main(Commands commands) {
    return commands.worker();
  }

  /**
   * Workers that keep running only with one of these words; with other words they do something and
   * end.
   */
  private static final Map<String, Set<String>> LASTING =
      Map.of(
          "celery", Set.of("worker", "beat", "events"),
          "rq", Set.of("worker", "worker-pool"),
          "thin", Set.of("start"),
          "passenger", Set.of("start"),
          "delayed_job", Set.of("run"));

  /** Words with which any worker ends soon. */
  private static final Set<String> ENDING =
      Set.of(
          "--help",
          "--version",
          "--check-config",
          "--burst",
          "--stop",
          "--reload",
          "stop",
          "status");

  /** Returns the worker of the main process if its words show that it runs until it is stopped. */
  public static Optional<Started> lasting(Commands commands) {
    return main(commands).filter(Workers::isLasting);
  }

  private static boolean isLasting(Started started) {
    Set<String> words = LASTING.getOrDefault(started.program(), Set.of());
    boolean lasts = words.isEmpty();
    for (Argument argument : started.arguments()) {
      if (ENDING.contains(argument.value()) || !argument.literal()) {
        return false;
      }
      lasts |= words.contains(argument.value());
    }
    return lasts && Daemonizing.of(started).isEmpty() && started.context().background().isEmpty();
  }

  /** Whether the table of programs has it as a worker. */
  public static boolean is(Started started) {
    return (started.is(Kind.WORKER) || isRakeTask(started))
        && Flags.of(started, Kind.ENDS).isEmpty();
  }

  /** Whether it is {@code rake resque:work} or {@code rails jobs:work}. */
  private static boolean isRakeTask(Started started) {
    if (!started.program().equals("rake") && !started.program().equals("rails")) {
      return false;
    }
    for (Argument argument : started.arguments()) {
      if (argument.value().endsWith(":work") || argument.value().endsWith(":scheduler")) {
        return true;
      }
    }
    return false;
  }
}
