package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A worker that ends with 0 now and then and counts on being started again. {@code flag} is where
 * the command line says after how much work; empty where only a command from outside ends it.
 */
public record Recycling(Started worker, Optional<Span> flag) {

  /** That of the main process. */
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
