package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.systemd.ServiceView.Setting;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import java.util.ArrayList;
import java.util.List;

/**
 * The profiles of {@code hardening}, as run on systemd 252 with Ruby, YJIT, Java and Node: {@code
 * safe} broke nothing (exposure 7.1), {@code strict} getifaddrs (3.0), {@code tight} /proc/meminfo
 * and setpriority besides (1.3).
 */
final class HardeningSettings {
  /** What ProtectHome= hides (systemd.exec(5)). */
  private static final List<String> HOMES = List.of("/home/", "/root/", "/run/user/");

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

  private HardeningSettings() {}

  static List<Setting> of(ProcessSpec process) {
    Hardening level = process.hardening();
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
    if (process.umask().isEmpty()) {
      settings.add(setting("UMask=" + (strict ? "0077" : "0027")));
    }
    if (strict) {
      settings.add(setting("ProtectHome=" + (livesInHome(process) ? "read-only" : "yes")));
      process
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

  /** Whether its directory, programs, files or PATH lie in a home, which must then be seen. */
  private static boolean livesInHome(ProcessSpec process) {
    List<String> paths = new ArrayList<>();
    process.directory().ifPresent(directory -> paths.add(directory.value().with("1")));
    paths.addAll(process.command().argv("1"));
    process.preStart().forEach(command -> paths.addAll(command.argv("1")));
    process.env().forEach(v -> paths.addAll(List.of(v.value().value().with("1").split(":"))));
    return paths.stream()
        .map(path -> path + "/")
        .anyMatch(path -> HOMES.stream().anyMatch(path::startsWith));
  }

  private static List<Setting> settings(List<String> lines) {
    return lines.stream().map(HardeningSettings::setting).toList();
  }

  private static Setting setting(String line) {
    int equals = line.indexOf('=');
    return new Setting(line.substring(0, equals), SystemdText.of(line.substring(equals + 1)));
  }
}
