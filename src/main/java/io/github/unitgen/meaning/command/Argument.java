package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;

/**
 * A word of a command: what the program is given, with variables and substitutions as they are
 * written, and where it stands in the file. {@code literal}: nothing in it is expanded.
 */
public record Argument(String value, Span span, boolean literal) {
  /** The last part of the value as a path. */
  public String base() {
    return value.substring(value.lastIndexOf('/') + 1);
  }
}
