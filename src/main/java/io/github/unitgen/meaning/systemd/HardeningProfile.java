package io.github.unitgen.meaning.systemd;

import io.github.unitgen.manifest.Hardening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The promises of the profiles of {@code hardening}, in the words of systemd.exec(5). The renderer
 * has words of its own, so that a slip in either place is noticed when a rendered unit is read
 * back.
 */
public final class HardeningProfile {
  private static final String FILTER = "SystemCallFilter";
  private static final String NUMBER = "SystemCallErrorNumber";

  /** Starts the second line of the filter, which removes from the first. */
  private static final String DENIED = "~";

  /** The folders that ProtectHome= hides (systemd.exec(5)). */
  private static final List<String> HOMES = List.of("/home", "/root", "/run/user");

  /** The settings that broke neither Ruby, YJIT, Java nor Node on systemd 252. */
  static final List<String> SAFE =
      List.of(
          "NoNewPrivileges=yes",
          "PrivateTmp=yes",
          "ProtectSystem=full",
          "ProtectControlGroups=yes",
          "ProtectKernelModules=yes",
          "ProtectKernelTunables=yes",
          "ProtectKernelLogs=yes",
          "ProtectClock=yes",
          "ProtectHostname=yes",
          "RestrictSUIDSGID=yes",
          "RestrictRealtime=yes",
          "LockPersonality=yes",
          "UMask=0027");

  /**
   * The settings that strict changes and adds; ProtectHome= is {@code read-only} if a home is
   * needed.
   */
  private static final List<String> STRICT =
      List.of(
          "ProtectSystem=strict",
          "ProtectHome=yes",
          "PrivateDevices=yes",
          "ProtectProc=invisible",
          "CapabilityBoundingSet=",
          "RestrictNamespaces=yes",
          "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
          "SystemCallArchitectures=native",
          "RemoveIPC=yes",
          "UMask=0077");

  /** The settings that tight adds. */
  private static final List<String> TIGHT =
      List.of(
          "ProcSubset=pid",
          "PrivateUsers=yes",
          "SystemCallFilter=@system-service",
          "SystemCallFilter=~@privileged @resources",
          "SystemCallErrorNumber=EPERM",
          "DevicePolicy=closed",
          "KeyringMode=private");

  /**
   * Settings that tight leaves out: beside a device policy, ProtectClock= reopens the clock device
   * (seen on 252).
   */
  private static final Set<String> NOT_TIGHT = Set.of("ProtectClock");

  /**
   * For each capability, the settings of a profile that would make it useless (systemd.exec(5)).
   */
  private static final Map<String, List<String>> OPENS =
      Map.ofEntries(
          opens("NET_ADMIN", "RestrictAddressFamilies"),
          opens("NET_RAW", "RestrictAddressFamilies"),
          opens("MKNOD", "PrivateDevices", "DevicePolicy"),
          opens("WAKE_ALARM", "ProtectClock"),
          opens("CHOWN", DENIED),
          opens("SETUID", DENIED),
          opens("SETGID", DENIED),
          opens("SETPCAP", DENIED),
          opens("SYS_NICE", DENIED),
          opens("SYS_RESOURCE", DENIED),
          opens("SYS_TIME", "ProtectClock", FILTER, NUMBER),
          opens("SYS_MODULE", "ProtectKernelModules", FILTER, NUMBER),
          opens("SYS_RAWIO", "PrivateDevices", "DevicePolicy", FILTER, NUMBER),
          opens("SYSLOG", "ProtectKernelLogs", FILTER, NUMBER),
          opens("SYS_ADMIN", FILTER, NUMBER),
          opens("SYS_BOOT", FILTER, NUMBER),
          opens("SYS_CHROOT", FILTER, NUMBER),
          opens("SYS_PACCT", FILTER, NUMBER),
          opens("SYS_PTRACE", FILTER, NUMBER),
          opens("SYS_TTY_CONFIG", FILTER, NUMBER),
          opens("BPF", FILTER, NUMBER),
          opens("PERFMON", FILTER, NUMBER));

  private HardeningProfile() {}

  private static Map.Entry<String, List<String>> opens(String capability, String... closed) {
    return Map.entry(capability, List.of(closed));
  }

  /**
   * Returns the profile for a process that has {@code capabilities}. They determine the bounding
   * set themselves, so the profile sets none and removes no capability.
   */
  public static Map<String, List<String>> of(Hardening level, List<String> capabilities) {
    Map<String, List<String>> settings = of(level);
    settings.remove("CapabilityBoundingSet");
    for (String capability : capabilities) {
      settings.remove("PrivateUsers");
      for (String closed : OPENS.getOrDefault(capability, List.of())) {
        if (closed.equals(DENIED)) {
          settings.computeIfPresent(FILTER, (key, values) -> new ArrayList<>(values.subList(0, 1)));
        } else {
          settings.remove(closed);
        }
      }
    }
    return settings;
  }

  /** Returns the values of each setting of {@code level}, for the newest systemd. */
  public static Map<String, List<String>> of(Hardening level) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    if (level != Hardening.NONE) {
      add(SAFE, settings);
    }
    if (level == Hardening.STRICT || level == Hardening.TIGHT) {
      add(STRICT, settings);
    }
    if (level == Hardening.TIGHT) {
      settings.keySet().removeAll(NOT_TIGHT);
      add(TIGHT, settings);
    }
    return settings;
  }

  /**
   * Adds the lines of a later profile, which replace those of earlier ones; words of one list add
   * up.
   */
  private static void add(List<String> lines, Map<String, List<String>> settings) {
    Map<String, List<String>> added = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      added
          .computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>(1))
          .add(line.substring(equals + 1));
    }
    settings.putAll(added);
  }

  /** Whether ProtectHome=yes would hide {@code path} from the service. */
  public static boolean hides(String path) {
    for (String home : HOMES) {
      if (path.equals(home) || path.startsWith(home + "/")) {
        return true;
      }
    }
    return false;
  }
}
