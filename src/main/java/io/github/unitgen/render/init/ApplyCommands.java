package io.github.unitgen.render.init;

import java.util.List;

/**
 * The shell commands that make a running init do what changed files say, and no more; in the order
 * to run them. {@code notes} are what to know besides. Both are empty where nothing changed.
 */
public record ApplyCommands(List<String> commands, List<String> notes) {
  /** Units or instances up to this number are named one by one; more are counted by seq(1). */
  public static final int NAMED = 8;

  /** Nothing to do. */
  public static final ApplyCommands NONE = new ApplyCommands(List.of(), List.of());

  public ApplyCommands {
    commands = List.copyOf(commands);
    notes = List.copyOf(notes);
  }
}
