package io.github.unitgen.render.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file that goes with the files of an init, for those who deploy or for another program. */
public enum Companion {
  /** Tasks of Capistrano 3 that quiet, restart, start and stop the group. */
  CAPISTRANO("capistrano"),

  /** What lets the deploying user run what the tasks run through sudo. */
  SUDOERS("sudoers"),

  /** Has cron start what runs at times, for an init that does not. */
  CRON("cron");

  private final String id;

  Companion(String id) {
    this.id = id;
  }

  /** As it is written after {@code --with}. */
  public String id() {
    return id;
  }

  /** The companion of this id. */
  public static Optional<Companion> of(String id) {
    return Arrays.stream(values()).filter(companion -> companion.id.equals(id)).findFirst();
  }

  /** Every id. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Companion::id).toList();
  }

  /** What it is called for a group. */
  public String fileName(String group) {
    // sudoers(5): of a folder, files with a dot in their name are skipped; cron(8) skips colons
    // too.
    return switch (this) {
      case CAPISTRANO -> group + ".rake";
      case SUDOERS -> "unitgen-" + group.replace('.', '_');
      case CRON -> "unitgen-" + group.replace('.', '_').replace(':', '_');
    };
  }
}
