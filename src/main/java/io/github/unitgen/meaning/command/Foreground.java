package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tells that the process that the init has started stays the program itself. */
public final class Foreground {
  /** Files in which a worker may be told to go into the background. */
  private static final Set<String> CONFIGURED =
      Set.of(
          "gunicorn",
          "gunicorn_django",
          "gunicorn_paster",
          "gunicorn3",
          "uwsgi",
          "passenger",
          "thin",
          "resque",
          "delayed_job");

  private Foreground() {}

  /** Whether a file may tell {@code started} to go into the background. */
  public static boolean isConfigured(Started started) {
    return CONFIGURED.contains(started.program());
  }

  /** The flag that keeps the main program in the foreground, or a program that always stays. */
  public static Optional<Argument> of(Commands commands) {
    for (Started started : commands.main()) {
      if (Daemonizing.of(started).isPresent() || started.context().background().isPresent()) {
        return Optional.empty();
      }
    }
    for (Started started : commands.main()) {
      if (started.context().last()) {
        List<Flags.Use> flags = Flags.of(started, Kind.FOREGROUND);
        if (!flags.isEmpty()) {
          return Optional.of(flags.get(0).written());
        }
        if (Workers.is(started) && !isConfigured(started) && isPlain(started)) {
          return Optional.of(started.word());
        }
      }
    }
    return Optional.empty();
  }

  /** Not {@code BACKGROUND=yes rake resque:work}, and no options in variables. */
  private static boolean isPlain(Started started) {
    if (started.program().equals("rake") || !Flags.of(started, Kind.DAEMONIZE).isEmpty()) {
      return false;
    }
    for (Argument argument : started.arguments()) {
      if (!argument.literal()) {
        return false;
      }
    }
    return true;
  }
}
