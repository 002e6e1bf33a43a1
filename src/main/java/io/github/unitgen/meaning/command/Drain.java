package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Drains;
import io.github.unitgen.catalog.Programs.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long a program may take to stop, as it finishes its work first: {@code seconds}, empty for no
 * limit. {@code jobs}: there are jobs to lose, not only requests. {@code flag} is what says so on
 * the command line. {@code oldest}: what an old version takes by default, where it is known and
 * nothing on the command line names a configuration file.
 */
public record Drain(
    Started program,
    boolean jobs,
    OptionalInt seconds,
    OptionalInt oldest,
    Origin origin,
    Optional<Flags.Use> flag) {
  /** Who says how long. */
  public enum Origin {
    /** The command line. */
    FLAG,
    /** The configuration file. */
    FILE,
    /** The command line, of one task; most are shorter. */
    TASK,
    /** Nobody that is known here, so the program itself; a configuration file may. */
    DEFAULT
  }

  private static final int MOST_DIGITS = 9;

  /**
   * That of the program among {@code commands} when it gets {@code signal}, a name without SIG.
   * {@code config} is the text of its configuration file where that is at hand. Empty for programs
   * that do not drain at that signal, and where the value is not to be read.
   */
  public static Optional<Drain> of(Commands commands, String signal, Optional<String> config) {
    for (Started program : commands.main()) {
      if (fact(program).isPresent()) {
        return of(program, signal, config);
      }
    }
    return Optional.empty();
  }

  private static Optional<Drain> of(Started program, String signal, Optional<String> config) {
    Optional<Drains.Fact> known = fact(program).filter(fact -> fact.signals().contains(signal));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean jobs = known.get().jobs();
    List<Flags.Use> flags = Flags.of(program, Kind.DRAIN);
    if (!flags.isEmpty()) {
      return flagged(program, jobs, flags.get(0), Origin.FLAG);
    }
    List<Flags.Use> limits = Flags.of(program, Kind.TASK_LIMIT);
    if (!limits.isEmpty()) {
      return flagged(program, jobs, limits.get(0), Origin.TASK);
    }
    OptionalInt written =
        config.isPresent() && known.get().key().isPresent()
            ? ConfigSeconds.of(config.get(), known.get().key().get())
            : OptionalInt.empty();
    if (written.isPresent()) {
      return Optional.of(
          new Drain(program, jobs, written, OptionalInt.empty(), Origin.FILE, Optional.empty()));
    }
    boolean configured = !Flags.of(program, Kind.CONFIG).isEmpty();
    OptionalInt oldest = configured ? OptionalInt.empty() : known.get().oldest();
    OptionalInt seconds = known.get().seconds();
    return Optional.of(new Drain(program, jobs, seconds, oldest, Origin.DEFAULT, Optional.empty()));
  }

  private static Optional<Drains.Fact> fact(Started program) {
    return program.known().flatMap(known -> Drains.of(known.name()));
  }

  private static Optional<Drain> flagged(
      Started program, boolean jobs, Flags.Use flag, Origin origin) {
    String value = flag.value().orElse("");
    boolean number =
        !value.isEmpty()
            && value.length() <= MOST_DIGITS
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      return Optional.empty();
    }
    OptionalInt seconds = OptionalInt.of(Integer.parseInt(value));
    return Optional.of(
        new Drain(program, jobs, seconds, OptionalInt.empty(), origin, Optional.of(flag)));
  }
}
