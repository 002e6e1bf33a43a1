package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Program;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A program that only starts another one.
 *
 * @param name its base name
 * @param span the range from its name to its last own word
 * @param arguments its own arguments
 * @param known its entry in the table of programs
 */
public record Wrapper(String name, Span span, List<Argument> arguments, Optional<Program> known) {
  public Wrapper {
    arguments = List.copyOf(arguments);
  }
}
