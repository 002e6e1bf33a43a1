package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;
import java.util.List;

/**
 * A program that only starts another one: its base name, the span from its name to its last own
 * word, and its own arguments.
 */
public record Wrapper(String name, Span span, List<Argument> arguments) {
  public Wrapper {
    arguments = List.copyOf(arguments);
  }
}
