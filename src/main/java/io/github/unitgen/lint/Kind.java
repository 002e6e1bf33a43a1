package io.github.unitgen.lint;

import java.util.Locale;
import java.util.Optional;

/** The kind of a file for the linter. */
public enum Kind {
  MANIFEST,
  /** An Upstart job or override. */
  UPSTART,
  /** A unit file or drop-in. */
  SYSTEMD,
  /** The linter's own {@code .unitgen.yml}. */
  CONFIG,
  /** A file that {@code EnvironmentFile=} names; its own name never shows the kind. */
  ENVIRONMENT;

  /** Returns the name for the command line, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind with this name, or empty if it is unknown. */
  public static Optional<Kind> of(String id) {
    for (Kind kind : values()) {
      if (kind.id().equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
