package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Drains;
import io.github.unitgen.catalog.Programs.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long a program may take to stop because it finishes its work first.
 *
 * @param program the program
 * @param jobs whether there are jobs to lose, and not only requests
 * @param seconds the longest time, empty for no limit
 * @param oldest the default of an old version, if it is known and the command line names no
 *     configuration file
 * @param origin the source of the time
 * @param flag the flag of the command line that sets it, if any
 */
public record Drain(
    Started program,
    boolean jobs,
    OptionalInt seconds,
    OptionalInt oldest,
    Origin origin,
    Optional<Flags.Use> flag) {
  /** The source of the time. */
  public enum Origin {
    /** The command line. */
    FLAG,
    /** The configuration file. */
    FILE,
    /** The command line, as the limit of one task; most tasks are shorter. */
    TASK,
    /** The default of the program, which a configuration file may override. */
    DEFAULT
  }

  private static final int MOST_DIGITS = 9;

  /**
   * Returns the drain of the program among {@code commands} when it gets {@code signal}, a name
   * without SIG. {@code config} is the text of its configuration file, if available. Empty for
   * programs that do not drain at that signal, and if the value cannot be read.
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
