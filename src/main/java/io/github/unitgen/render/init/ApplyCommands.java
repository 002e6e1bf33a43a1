package io.github.unitgen.render.init;

import java.util.List;

/**
 * The shell commands that make a running init follow changed files, and no others, in the order to
 * run them. {@code notes} are further hints for the user. Both are empty if nothing changed.
 */
public record ApplyCommands(List<String> commands, List<String> notes) {
  /**
   * The maximum number of units or instances that are listed by name; more are counted by seq(1).
   */
  public static final int NAMED = 8;

  /** The result if there is nothing to do. */
  public static final ApplyCommands NONE = new ApplyCommands(List.of(), List.of());

  public ApplyCommands {
    commands = List.copyOf(commands);
    notes = List.copyOf(notes);
  }
}
