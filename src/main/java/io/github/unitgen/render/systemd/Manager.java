package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.Target;

/** A systemd that services run under: the one of the system, or the one of a single user. */
public enum Manager {
  SYSTEM(Target.SYSTEMD, "systemctl "),
  USER(Target.SYSTEMD_USER, "systemctl --user ");

  private final Target target;
  private final String systemctl;

  Manager(Target target, String systemctl) {
    this.target = target;
    this.systemctl = systemctl;
  }

  Target target() {
    return target;
  }

  /** The words in front of a verb, with a blank behind them. */
  String systemctl() {
    return systemctl;
  }

  /**
   * Whether it runs as root: then it can run services as others and confine them, and nobody but
   * root may command it.
   */
  boolean isRoot() {
    return this == SYSTEM;
  }

  /** Whether it has the units of the system, such as those of the network; a user's has not. */
  boolean hasSystemUnits() {
    return this == SYSTEM;
  }
}
