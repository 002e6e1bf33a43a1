package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import java.util.List;
import java.util.Optional;

/** Knows the workers and servers of applications, which their authors start in the foreground. */
public final class Workers {
  private Workers() {}

  /** The worker that the main process is. */
  public static Optional<Started> main(Commands commands) {
    List<Started> main = commands.main();
    for (Started started : main) {
      if (is(started)) {
        return Optional.of(started);
      }
    }
    return Optional.empty();
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
