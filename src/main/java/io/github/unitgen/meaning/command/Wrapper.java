package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Program;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A program that only starts another one: its base name, the span from its name to its last own
 * word, its own arguments, and what the table of programs knows of it.
 */
public record Wrapper(String name, Span span, List<Argument> arguments, Optional<Program> known) {
  public Wrapper {
    arguments = List.copyOf(arguments);
  }
}
