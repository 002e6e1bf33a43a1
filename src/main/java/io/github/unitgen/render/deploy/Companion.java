package io.github.unitgen.render.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file that accompanies the files of an init, for a deployment or for another program. */
public enum Companion {
  /** Tasks of Capistrano 3 that quiet, restart, start and stop the group. */
  CAPISTRANO("capistrano"),

  /** Rules that let the deploying user run the commands of the tasks through sudo. */
  SUDOERS("sudoers"),

  /** A table by which cron starts scheduled processes, for an init without timers. */
  CRON("cron");

  private final String id;

  Companion(String id) {
    this.id = id;
  }

  /** Returns the word after {@code --with}. */
  public String id() {
    return id;
  }

  /** Returns the companion with this id. */
  public static Optional<Companion> of(String id) {
    return Arrays.stream(values()).filter(companion -> companion.id.equals(id)).findFirst();
  }

  /** Returns every id. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Companion::id).toList();
  }

  /** Returns the name of the file for a group. */
  public String fileName(String group) {
    // sudoers(5): in a folder, files with a dot in their name are skipped; cron(8) skips colons
    // too.
    return switch (this) {
      case CAPISTRANO -> group + ".rake";
      case SUDOERS -> "unitgen-" + group.replace('.', '_');
      case CRON -> "unitgen-" + group.replace('.', '_').replace(':', '_');
    };
  }
}
