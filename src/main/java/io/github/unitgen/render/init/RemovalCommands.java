package io.github.unitgen.render.init;

import java.util.ArrayList;
import java.util.List;

/**
 * The shell commands that stop a group and make a running init forget it, in the order to run them:
 * those of {@code before} work as long as the init has not read its files anew, whether or not they
 * are gone; those of {@code after} once they are gone. Both are empty where nothing is removed.
 */
public record RemovalCommands(List<String> before, List<String> after) {
  /** Nothing to do. */
  public static final RemovalCommands NONE = new RemovalCommands(List.of(), List.of());

  public RemovalCommands {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** All of them. */
  public List<String> all() {
    List<String> all = new ArrayList<>(before);
    all.addAll(after);
    return all;
  }
}
