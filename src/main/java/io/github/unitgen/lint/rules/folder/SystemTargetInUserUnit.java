package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class SystemTargetInUserUnit implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S722",
          "system-target-in-user-unit",
          "User unit depends on a system unit, which its manager does not see");

  /** Settings that make the start fail without the unit that they name. */
  private static final List<String> NEEDS = List.of("Requires", "Requisite", "BindsTo");

  /** The most important key is first: a name in several keys is reported once. */
  private static final List<String> KEYS =
      List.of("Requires", "Requisite", "BindsTo", "Wants", "PartOf", "After");

  /** Targets in /usr/lib/systemd/user of systemd 252. */
  private static final Set<String> OF_USERS =
      Set.of(
          "basic.target",
          "bluetooth.target",
          "default.target",
          "exit.target",
          "graphical-session-pre.target",
          "graphical-session.target",
          "paths.target",
          "printer.target",
          "shutdown.target",
          "smartcard.target",
          "sockets.target",
          "sound.target",
          "timers.target",
          "xdg-desktop-autostart.target");

  /** Services of system daemons; a user unit may only have the same name. */
  private static final Set<String> DAEMONS =
      Set.of(
          "docker.service",
          "docker.socket",
          "NetworkManager.service",
          "NetworkManager-wait-online.service",
          "systemd-networkd.service",
          "systemd-networkd-wait-online.service",
          "systemd-resolved.service",
          "systemd-logind.service",
          "display-manager.service",
          "bluetooth.service",
          "libvirtd.service",
          "firewalld.service",
          "sshd.service",
          "cups.service",
          "avahi-daemon.service",
          "tailscaled.service");

  /** Words that show that the unit means a Docker run by the user. */
  private static final List<String> ROOTLESS = List.of("DOCKER_HOST", "rootless");

  /** The target that podman writes to each unit, also for users. */
  private static final String ONLINE = "network-online.target";

  private static final String GENERATOR = "man:podman-generate-systemd(1)";

  /** A target that no manager has any longer (S204). */
  private static final String GONE = "syslog.target";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return UserUnits.is(unit);
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (UnitInput unit : folder.lintedUnits(this)) {
      Map<String, Named> absent = new LinkedHashMap<>();
      for (Named named : NamedUnits.of(unit, "Unit", KEYS)) {
        if (isOfSystem(unit, named.name()) && !folder.unitNames().contains(named.name())) {
          absent.putIfAbsent(named.name(), named);
        }
      }
      absent.values().forEach(named -> report(named, findings.in(unit)));
    }
  }

  private static boolean isOfSystem(UnitInput unit, String name) {
    return name.endsWith(".target")
        ? SystemUnits.contains(name)
            && !OF_USERS.contains(name)
            && !name.equals(GONE)
            && !(name.equals(ONLINE) && isGenerated(unit))
        : DAEMONS.contains(name) && !(name.startsWith("docker.") && isRootless(unit));
  }

  private static boolean isGenerated(UnitInput unit) {
    return unit.value("Unit", "Documentation").contains(GENERATOR);
  }

  private static boolean isRootless(UnitInput unit) {
    return ROOTLESS.stream().anyMatch(unit.file().source().text()::contains);
  }

  private static void report(Named named, Findings findings) {
    String key = named.line().key();
    boolean needed = NEEDS.contains(key);
    findings.report(
        named.at(),
        "the user manager has no "
            + named.name()
            + ": "
            + (needed ? "the start fails" : key + "= has no effect"),
        finding -> {
          if (needed && named.name().endsWith(".target")) {
            finding.severity(Severity.ERROR); // the user may also have a service of that name
          }
          finding.help(
              key.equals("PartOf")
                  ? "use a target of the user manager, for example `graphical-session.target`"
                  : named.name().startsWith("docker.")
                      ? "remove it, unless the user manager runs Docker"
                      : "remove it, and let the program retry until the other unit is up");
        });
  }
}
