package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.catalog.Programs.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds proof that the process that the init starts remains the program itself. */
public final class Foreground {
  /** Workers whose configuration files may put them into the background. */
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

  private static final Set<String> RUNTIMES = Set.of("node", "nodejs", "bun", "deno", "java");

  /** Words with which a program of a runtime may start another one and leave. */
  private static final Set<String> LEAVING =
      Set.of(
          "start", "stop", "restart", "up", "daemon", "-d", "--fork", "--background", "--detach");

  private Foreground() {}

  /** Whether a file may tell {@code started} to go into the background. */
  public static boolean isConfigured(Started started) {
    return CONFIGURED.contains(started.program());
  }

  /**
   * Returns the flag that keeps the main program in the foreground, or the name of a program that
   * always stays.
   */
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

  /**
   * A language runtime that never goes into the background by itself. {@code isModule} says that it
   * is Python, whose programs can do so, and that it runs a module by name.
   */
  public record LanguageRuntime(Argument word, boolean isModule) {}

  /** Returns the language runtime of the main process, if no word tells its program to leave. */
  public static Optional<LanguageRuntime> runtime(Commands commands) {
    List<Started> main = commands.main();
    if (main.size() != 1 || mayLeave(main.get(0))) {
      return Optional.empty();
    }
    Started started = main.get(0);
    if (RUNTIMES.contains(started.program())
        || started.wrappers().stream().anyMatch(wrapper -> RUNTIMES.contains(wrapper.name()))) {
      return Optional.of(new LanguageRuntime(started.word(), false));
    }
    return started.wrappers().stream()
            .filter(wrapper -> Interpreters.plain(wrapper.name()).equals("python"))
            .anyMatch(
                python -> python.arguments().stream().anyMatch(word -> word.value().equals("-m")))
        ? Optional.of(new LanguageRuntime(started.word(), true))
        : Optional.empty();
  }

  private static boolean mayLeave(Started started) {
    if (Daemonizing.of(started).isPresent()
        || started.context().background().isPresent()
        || (Programs.find(started.program()).isPresent() && !Workers.is(started))) {
      return true;
    }
    for (Argument argument : started.arguments()) {
      String word = argument.value().toLowerCase(Locale.ROOT);
      if (!argument.literal() || LEAVING.contains(word) || word.startsWith("--daemon")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the words are certain: no {@code BACKGROUND=yes rake resque:work}, and no options in
   * variables.
   */
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
