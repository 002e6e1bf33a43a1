package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A worker that ends with status 0 now and then and relies on a restart. {@code flag} is the option
 * that sets the amount of work; it is empty if only a command from outside ends the worker.
 */
public record Recycling(Started worker, Optional<Span> flag) {

  /** Returns the recycling of the main process, or empty if it is not such a worker. */
  public static Optional<Recycling> of(Commands commands) {
    return Workers.main(commands)
        .flatMap(
            worker -> {
              List<Flags.Use> flags = Flags.of(worker, Kind.RECYCLES);
              return !flags.isEmpty() || worker.is(Kind.RECYCLES)
                  ? Optional.of(
                      new Recycling(worker, flags.stream().findFirst().map(Flags.Use::span)))
                  : Optional.empty();
            });
  }
}
