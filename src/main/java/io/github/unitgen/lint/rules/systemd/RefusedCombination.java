package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.KernelWorkingDirectory;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class RefusedCombination implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S027", "refused-combination", "Combination of settings that systemd refuses");

  private static final List<String> KEYS =
      List.of(
          ".mount",
          "OnFailureJobMode",
          "OnSuccessJobMode",
          "RestartForceExitStatus",
          "ExitType",
          "PrivatePIDs",
          "Accept",
          "Symlinks",
          "Where",
          "ExtraOptions",
          "PAMName",
          "WorkingDirectory",
          "PrivateUsers");

  private static final String SERVICE = "Service";
  private static final String SOCKET = "Socket";
  private static final int ANY = SystemdVersion.NEWEST + 1;

  private static final Set<String> GENTLE = Set.of("control-group", "mixed", "");
  private static final Set<String> RESERVED =
      Set.of("fd", "pgrp", "minproto", "maxproto", "direct", "indirect");
  private static final Set<String> NO_STREAM =
      Set.of(
          "ListenDatagram", "ListenFIFO", "ListenSpecial", "ListenMessageQueue", "ListenNetlink");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String own = UnitSections.own(unit.type());
    switch (unit.type()) {
      case "service" -> service(unit, findings);
      case "socket" -> socket(unit, findings);
      case "mount" -> mount(unit, findings);
      case "automount" -> automount(unit, findings);
      default -> {
        // only the checks of all types that run programs
      }
    }
    if (!unit.isService()) {
      unit.set(own, "PrivatePIDs")
          .filter(line -> unit.versions().meet(257, ANY) && isOn(line))
          .ifPresent(
              line ->
                  alone(
                      findings,
                      line,
                      "PrivatePIDs= is only for services: systemd refuses the unit",
                      "remove it"));
    }
    programs(unit, own, findings);
    if (unit.versions().meet(249, ANY)) {
      isolate(unit, "OnFailure", findings);
      isolate(unit, "OnSuccess", findings);
    }
  }

  private static void isolate(UnitInput unit, String key, Findings findings) {
    Optional<Assignment> mode =
        unit.set("Unit", key + "JobMode").filter(line -> line.value().equals("isolate"));
    if (mode.isEmpty()) {
      return;
    }
    List<Assignment> lines =
        unit.all("Unit", key).stream().filter(line -> !line.isReset()).toList();
    if (lines.size() > 1 || (lines.size() == 1 && lines.get(0).value().contains(" "))) {
      both(
          findings,
          mode,
          Optional.of(lines.get(0)),
          key + "JobMode=isolate allows only one unit in " + key + "=: systemd refuses the unit",
          "use a single unit in " + key + "=");
    }
  }

  private static void service(UnitInput unit, Findings findings) {
    Optional<Assignment> type = ServiceType.of(unit).line();
    if (ServiceType.of(unit).isOneshot() && type.isPresent()) {
      if (unit.versions().meet(215, 255)) {
        both(
            findings,
            unit.set(SERVICE, "RestartForceExitStatus"),
            type,
            "RestartForceExitStatus= is not allowed with Type=oneshot: systemd refuses the unit",
            "remove it, or use another type");
      }
      if (unit.versions().meet(250, ANY)) {
        both(
            findings,
            unit.set(SERVICE, "ExitType").filter(line -> line.value().equals("cgroup")),
            type,
            "ExitType=cgroup is not allowed with Type=oneshot: systemd refuses the unit",
            "remove it, or use another type");
      }
    }
    if (unit.versions().meet(257, ANY)) {
      both(
          findings,
          unit.set(SERVICE, "PrivatePIDs").filter(RefusedCombination::isOn),
          type.filter(line -> line.value().equals("forking")),
          "PrivatePIDs= is not allowed with Type=forking: systemd refuses the unit",
          "remove it, or use another type");
    }
  }

  private static void socket(UnitInput unit, Findings findings) {
    List<Assignment> listeners = Listeners.left(unit, SOCKET, Listeners.KEYS);
    Optional<Assignment> accept =
        unit.set(SOCKET, "Accept").filter(line -> unit.isYes(SOCKET, "Accept"));
    if (accept.isPresent()) {
      both(
          findings,
          accept,
          listeners.stream().filter(line -> NO_STREAM.contains(line.key())).findFirst(),
          "Accept=yes needs a socket with connections: systemd refuses the unit",
          "remove `Accept=yes`");
      both(
          findings,
          unit.set(SOCKET, "Service"),
          accept,
          "Service= is not allowed with Accept=yes: systemd refuses the unit",
          "remove `Service=`: systemd starts an instance per connection");
      both(
          findings,
          unit.set(SOCKET, "MaxConnections").filter(line -> line.value().equals("0")),
          accept,
          "MaxConnections=0 is not allowed with Accept=yes: systemd refuses the unit",
          "use a limit above 0, for example `MaxConnections=64`");
      if (unit.versions().meet(258, ANY)) {
        both(
            findings,
            unit.set(SOCKET, "DeferTrigger").filter(RefusedCombination::isOn),
            accept,
            "DeferTrigger= is not allowed with Accept=yes: systemd refuses the unit",
            "remove it");
      }
    }
    if (!unit.isDropIn() && !listeners.isEmpty() && unit.versions().meet(214, ANY)) {
      List<Assignment> symlinks = unit.effective(SOCKET, "Symlinks");
      long nodes = listeners.stream().filter(RefusedCombination::isNode).count();
      if (!symlinks.isEmpty() && nodes != 1) {
        Assignment line = symlinks.get(0);
        alone(
            findings,
            line,
            "Symlinks= needs exactly one socket with a path: systemd refuses the unit",
            "use one Listen…= setting with a path");
      }
    }
  }

  private static boolean isNode(Assignment line) {
    return switch (line.key()) {
      case "ListenFIFO" -> true;
      case "ListenStream", "ListenDatagram", "ListenSequentialPacket" ->
          line.value().startsWith("/") || line.value().startsWith("%");
      default -> false;
    };
  }

  private static void mount(UnitInput unit, Findings findings) {
    if (unit.isDropIn() || unit.file().source().text().isEmpty()) {
      return;
    }
    unit.set("Mount", "Where")
        .filter(line -> isOfKernel(line.value()))
        .ifPresent(
            line ->
                alone(
                    findings,
                    line,
                    "systemd mounts " + line.value() + " itself: it refuses a unit for this path",
                    "remove the unit"));
    if (unit.set("Mount", "What").isEmpty()) {
      findings.report(
          unit.header("Mount"),
          "the mount unit has no What=: systemd refuses it",
          finding -> finding.help("add what to mount, for example `What=/dev/sda2`"));
    }
  }

  private static boolean isOfKernel(String path) {
    return switch (path) {
      case "/proc",
          "/proc/sys",
          "/proc/kmsg",
          "/sys",
          "/sys/kernel/security",
          "/sys/fs/smackfs",
          "/sys/fs/selinux",
          "/sys/fs/pstore",
          "/sys/fs/bpf",
          "/sys/fs/cgroup",
          "/sys/firmware/efi/efivars",
          "/dev",
          "/dev/shm",
          "/dev/pts",
          "/dev/console",
          "/run" ->
          true;
      default -> path.startsWith("/sys/fs/cgroup/");
    };
  }

  private static void automount(UnitInput unit, Findings findings) {
    unit.set("Automount", "Where")
        .filter(line -> line.value().equals("/"))
        .ifPresent(
            line ->
                alone(
                    findings,
                    line,
                    "an automount unit for / is not allowed: systemd refuses it",
                    "remove the unit"));
    if (unit.versions().meet(250, ANY)) {
      unit.set("Automount", "ExtraOptions")
          .filter(RefusedCombination::hasReserved)
          .ifPresent(
              line ->
                  alone(
                      findings,
                      line,
                      "ExtraOptions= contains an option that systemd sets itself: the unit is refused",
                      "remove the option"));
    }
  }

  private static boolean hasReserved(Assignment line) {
    for (String option : line.value().split(",", -1)) {
      int equals = option.indexOf('=');
      if (RESERVED.contains(equals < 0 ? option : option.substring(0, equals))) {
        return true;
      }
    }
    return false;
  }

  private static void session(
      UnitInput unit, String section, Optional<Assignment> session, Findings findings) {
    Optional<Assignment> mode = Stop.mode(unit, section);
    if (!unit.isService() && unit.versions().meet(209, 256)) {
      both(
          findings,
          mode.filter(line -> !line.isReset() && !line.value().equals("control-group")),
          session,
          "PAMName= needs KillMode=control-group: systemd refuses the unit",
          "use `KillMode=control-group`");
    } else if (unit.versions().meet(209, ANY)) {
      both(
          findings,
          mode.filter(line -> !GENTLE.contains(line.value())),
          session,
          "PAMName= needs KillMode=control-group or mixed: systemd refuses the unit",
          "use `KillMode=mixed`");
    }
  }

  private static void programs(UnitInput unit, String section, Findings findings) {
    Optional<Assignment> session = unit.set(section, "PAMName");
    if (session.isPresent()) {
      session(unit, section, session, findings);
    }
    Account account = Account.of(unit, section);
    Optional<Assignment> dynamic = account.dynamic();
    if (dynamic.isPresent() && unit.versions().meet(256, ANY)) {
      both(
          findings,
          unit.set(section, "WorkingDirectory")
              .filter(line -> line.value().equals("~") || line.value().equals("-~")),
          dynamic,
          "WorkingDirectory=~ is not allowed with DynamicUser=: systemd refuses the unit",
          "use an absolute path");
    }
    Optional<Assignment> kernel = KernelWorkingDirectory.line(unit, section);
    if (kernel.isPresent() && unit.versions().meet(257, ANY)) {
      both(
          findings,
          kernel,
          KernelWorkingDirectory.view(unit, section),
          "systemd refuses WorkingDirectory= below /proc, /sys or /dev with private mounts",
          "use another working directory");
    }
    if (unit.versions().meet(260, ANY)) {
      Optional<Assignment> managed =
          unit.set(section, "PrivateUsers").filter(line -> line.value().equals("managed"));
      both(
          findings,
          managed,
          account.user().or(account::group).or(() -> session).or(() -> dynamic),
          "PrivateUsers=managed allows no other account setting: systemd refuses the unit",
          "remove one of the two settings");
    }
  }

  private static void both(
      Findings findings,
      Optional<Assignment> line,
      Optional<Assignment> other,
      String message,
      String help) {
    if (line.isPresent() && other.isPresent()) {
      report(findings, line.get(), other.get(), message, help);
    }
  }

  private static void report(
      Findings findings, Assignment line, Assignment other, String message, String help) {
    findings.report(
        line.keySpan(),
        message,
        finding -> {
          finding.related(other.keySpan(), "conflicts with this");
          finding.help(help);
        });
  }

  private static void alone(Findings findings, Assignment line, String message, String help) {
    findings.report(line.keySpan(), message, finding -> finding.help(help));
  }

  private static boolean isOn(Assignment line) {
    return !Booleans.isNo(line.value());
  }
}
