package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows the workers and servers of applications, which their authors start in the foreground. */
public final class Workers {
  private Workers() {}

  /** The worker that the main process is. */
  public static Optional<Started> main(Commands commands) {
    return commands.worker();
  }

  /** Those that run on only with one of these words; with others they do something and end. */
  private static final Map<String, Set<String>> LASTING =
      Map.of(
          "celery", Set.of("worker", "beat", "events"),
          "rq", Set.of("worker", "worker-pool"),
          "thin", Set.of("start"),
          "passenger", Set.of("start"),
          "delayed_job", Set.of("run"));

  /** Words with which any of them ends soon. */
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

  /** The worker that the main process is, where its words say that it runs until it is stopped. */
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

  /** Whether the table of programs knows it as a worker. */
  public static boolean is(Started started) {
    return (started.is(Kind.WORKER) || isRakeTask(started))
        && Flags.of(started, Kind.ENDS).isEmpty();
  }

  /** {@code rake resque:work}, {@code rails jobs:work}. */
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
