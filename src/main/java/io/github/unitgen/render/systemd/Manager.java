package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.Target;

/** A systemd manager that runs services: that of the system, or that of a single user. */
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

  /** Returns the words before a verb, with a trailing space. */
  String systemctl() {
    return systemctl;
  }

  /**
   * Whether it runs as root. Then it can run services as other users and confine them, and only
   * root may control it.
   */
  boolean isRoot() {
    return this == SYSTEM;
  }

  /**
   * Whether it has the units of the system, such as those of the network; a user's manager lacks
   * them.
   */
  boolean hasSystemUnits() {
    return this == SYSTEM;
  }
}
