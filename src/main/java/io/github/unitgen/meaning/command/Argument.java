package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;

/**
 * A word of a command: the text that the program gets, with variables and substitutions as they are
 * written, and its place in the file. {@code literal} says that no part of it is expanded.
 */
public record Argument(String value, Span span, boolean literal) {
  /** Returns the last part of the value as a path. */
  public String base() {
    return value.substring(value.lastIndexOf('/') + 1);
  }
}
