package io.github.unitgen.render.init;

import java.util.ArrayList;
import java.util.List;

/**
 * The shell commands that stop a group and make a running init forget it, in the order to run them.
 * The commands of {@code before} work until the init has read its files again, whether or not the
 * files are already removed; those of {@code after} work once they are removed. Both are empty if
 * nothing is removed.
 */
public record RemovalCommands(List<String> before, List<String> after) {
  /** The result if there is nothing to do. */
  public static final RemovalCommands NONE = new RemovalCommands(List.of(), List.of());

  public RemovalCommands {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Returns all commands. */
  public List<String> all() {
    List<String> all = new ArrayList<>(before);
    all.addAll(after);
    return all;
  }
}
