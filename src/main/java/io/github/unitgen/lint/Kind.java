package io.github.unitgen.lint;

import java.util.Locale;
import java.util.Optional;

/** What a file is to the linter. */
public enum Kind {
  MANIFEST,
  /** An Upstart job or override. */
  UPSTART,
  /** A unit file or drop-in. */
  SYSTEMD,
  /** The linter's own {@code .unitgen.yml}. */
  CONFIG,
  /** What {@code EnvironmentFile=} names; never told by its name alone. */
  ENVIRONMENT;

  /** As it is written on the command line: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that is written so. */
  public static Optional<Kind> of(String id) {
    for (Kind kind : values()) {
      if (kind.id().equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
