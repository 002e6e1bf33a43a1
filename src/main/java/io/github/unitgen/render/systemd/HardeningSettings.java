package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.systemd.HardeningProfile;
import io.github.unitgen.render.systemd.ServiceView.Setting;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The profiles of {@code hardening}, as run on systemd 252 with Ruby, YJIT, Java and Node: {@code
 * safe} broke nothing (exposure 7.1), {@code strict} broke getifaddrs (3.0), {@code tight} also
 * /proc/meminfo and setpriority (1.3).
 */
final class HardeningSettings {
  private static final Setting FULL = setting("ProtectSystem=full");

  private static final List<String> SAFE =
      List.of(
          "NoNewPrivileges=yes",
          "PrivateTmp=yes",
          "ProtectControlGroups=yes",
          "ProtectKernelModules=yes",
          "ProtectKernelTunables=yes",
          "ProtectKernelLogs=yes",
          "ProtectHostname=yes",
          "RestrictSUIDSGID=yes",
          "RestrictRealtime=yes",
          "LockPersonality=yes");

  private static final List<String> STRICT =
      List.of(
          "PrivateDevices=yes",
          "CapabilityBoundingSet=",
          "RestrictNamespaces=yes",
          "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
          "SystemCallArchitectures=native",
          "RemoveIPC=yes",
          "ProtectProc=invisible");

  private static final List<String> TIGHT =
      List.of(
          "ProcSubset=pid",
          "PrivateUsers=yes",
          "SystemCallFilter=@system-service",
          "SystemCallFilter=~@privileged @resources",
          "SystemCallErrorNumber=EPERM",
          "DevicePolicy=closed",
          "KeyringMode=private");

  /** System calls that are not in any group of @system-service (systemd-analyze syscall-filter). */
  private static final Set<String> BEYOND_SERVICES =
      Set.of(
          "BPF",
          "PERFMON",
          "SYSLOG",
          "SYS_ADMIN",
          "SYS_BOOT",
          "SYS_CHROOT",
          "SYS_MODULE",
          "SYS_PACCT",
          "SYS_PTRACE",
          "SYS_RAWIO",
          "SYS_TIME",
          "SYS_TTY_CONFIG");

  /** Settings that revoke these capabilities or make them useless (systemd.exec(5)). */
  private static final Map<String, Set<String>> CLOSES =
      Map.of(
          "ProtectKernelModules", Set.of("SYS_MODULE"),
          "ProtectKernelLogs", Set.of("SYSLOG"),
          "ProtectClock", Set.of("SYS_TIME", "WAKE_ALARM"),
          "PrivateDevices", Set.of("MKNOD", "SYS_RAWIO"),
          "DevicePolicy", Set.of("MKNOD", "SYS_RAWIO"),
          "RestrictAddressFamilies", Set.of("NET_ADMIN", "NET_RAW"),
          "SystemCallFilter", BEYOND_SERVICES,
          "SystemCallErrorNumber", BEYOND_SERVICES);

  /** Further calls that {@code ~@privileged @resources} removes from @system-service. */
  private static final Set<String> PRIVILEGED =
      Set.of("CHOWN", "SETGID", "SETPCAP", "SETUID", "SYS_NICE", "SYS_RESOURCE");

  private final SystemdVersions versions;
  private final List<Diagnostic> problems;

  /** Adds to {@code problems} the settings that some of {@code versions} lack. */
  HardeningSettings(SystemdVersions versions, List<Diagnostic> problems) {
    this.versions = versions;
    this.problems = problems;
  }

  /** Returns the settings of a process's profile, as far as the versions support them. */
  List<Setting> of(ProcessSpec process) {
    List<Setting> settings = new ArrayList<>(newest(process));
    settings.removeAll(closing(process, settings));
    if (versions.areNewest()) {
      return settings;
    }
    List<Setting> known = new ArrayList<>();
    Set<String> lost = new LinkedHashSet<>();
    for (Setting setting : settings) {
      if (isKnown(setting)) {
        known.add(setting);
      } else if (setting.key().equals("ProtectSystem") && isKnown(FULL)) {
        known.add(FULL);
        lost.add("ProtectSystem=strict (full is set)");
      } else if (!setting.key().equals("ReadWritePaths")) {
        lost.add(setting.key() + "=");
      } // otherwise nothing is lost: it opens what strict closes, and is older than strict
    }
    if (!lost.isEmpty()) {
      String count = lost.size() == 1 ? "a setting" : lost.size() + " settings";
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.warning(
              process.at("hardening"),
              versions + " lacks " + count + " of this profile",
              "left out: " + String.join(", ", lost)));
    }
    return known;
  }

  /** Returns the settings that would revoke {@code capabilities}, which sets its bounds itself. */
  private List<Setting> closing(ProcessSpec process, List<Setting> settings) {
    if (process.account().capabilities().isEmpty()) {
      return List.of();
    }
    List<String> given =
        process.account().capabilities().get().stream().map(Located::value).toList();
    List<Setting> closing = settings.stream().filter(setting -> isClosing(setting, given)).toList();
    if (!closing.isEmpty()) {
      Set<String> lost = new LinkedHashSet<>();
      closing.forEach(setting -> lost.add(setting.key() + "="));
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("hardening"),
              "this profile omits settings that would remove the capabilities",
              "left out: " + String.join(", ", lost)));
    }
    List<Setting> all = new ArrayList<>(closing);
    settings.stream().filter(s -> s.key().equals("CapabilityBoundingSet")).forEach(all::add);
    return all;
  }

  /**
   * Whether the setting revokes one of the capabilities: in a user namespace of its own, a process
   * has no capability outside it.
   */
  private static boolean isClosing(Setting setting, List<String> given) {
    Set<String> closed = CLOSES.getOrDefault(setting.key(), Set.of());
    return given.stream().anyMatch(closed::contains)
        || !given.isEmpty() && setting.key().equals("PrivateUsers")
        || setting.value().written().startsWith("~")
            && given.stream().anyMatch(PRIVILEGED::contains);
  }

  private boolean isKnown(Setting setting) {
    return UnitVersions.find(versions, "Service", setting.key(), setting.value().written())
        .isEmpty();
  }

  /** Returns all settings of the profile. */
  static List<Setting> newest(ProcessSpec process) {
    Hardening level = process.account().hardening();
    if (level == Hardening.NONE) {
      return List.of();
    }
    boolean strict = level != Hardening.SAFE;
    List<Setting> settings = new ArrayList<>(settings(SAFE));
    settings.add(setting("ProtectSystem=" + (strict ? "strict" : "full")));
    if (level != Hardening.TIGHT) {
      // With a device policy it opens the clock device again: tight has DevicePolicy=closed.
      settings.add(setting("ProtectClock=yes"));
    }
    if (process.account().umask().isEmpty()) {
      settings.add(setting("UMask=" + (strict ? "0077" : "0027")));
    }
    if (strict) {
      settings.add(setting("ProtectHome=" + (livesInHome(process) ? "read-only" : "yes")));
      process
          .program()
          .directory()
          .ifPresent(
              path ->
                  settings.add(
                      new Setting(
                          "ReadWritePaths",
                          SystemdText.of(UnitQuoting.word(SystemdValues.pieces(path.value()))))));
      settings.addAll(settings(STRICT));
    }
    if (level == Hardening.TIGHT) {
      settings.addAll(settings(TIGHT));
    }
    return settings;
  }

  /** Whether its directory, programs, files or PATH are in a home, which must then be visible. */
  private static boolean livesInHome(ProcessSpec process) {
    List<String> paths = new ArrayList<>();
    process.program().directory().ifPresent(directory -> paths.add(directory.value().with("1")));
    paths.addAll(process.program().command().argv("1"));
    process.program().preStart().forEach(command -> paths.addAll(command.argv("1")));
    process
        .program()
        .env()
        .forEach(v -> paths.addAll(List.of(v.value().value().with("1").split(":"))));
    return paths.stream().anyMatch(HardeningProfile::hides);
  }

  private static List<Setting> settings(List<String> lines) {
    return lines.stream().map(HardeningSettings::setting).toList();
  }

  private static Setting setting(String line) {
    int equals = line.indexOf('=');
    return new Setting(line.substring(0, equals), SystemdText.of(line.substring(equals + 1)));
  }
}
