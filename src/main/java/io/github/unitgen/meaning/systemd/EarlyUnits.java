package io.github.unitgen.meaning.systemd;

import java.util.Set;

/** Units that boot starts without the network and that are certainly up by the time it is there. */
public final class EarlyUnits {
  private static final Set<String> NAMES =
      Set.of(
          "basic.target",
          "dbus.service",
          "local-fs.target",
          "network-pre.target",
          "network.target",
          "nss-lookup.target",
          "nss-user-lookup.target",
          "rsyslog.service",
          "sysinit.target",
          "syslog.target",
          "systemd-journald.service",
          "systemd-tmpfiles-setup.service",
          "systemd-udevd.service",
          "time-sync.target");

  private EarlyUnits() {}

  /** Whether {@code name} is a service or a target that may start as late as the network. */
  public static boolean isLate(String name) {
    return (name.endsWith(".service") || name.endsWith(".target")) && !NAMES.contains(name);
  }
}
