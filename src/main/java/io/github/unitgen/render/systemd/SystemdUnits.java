package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names of the units of a group, and their relations. */
final class SystemdUnits {
  private static final String NETWORK_ONLINE = "network-online.target";

  /** Asks whether units are active, and since when, with systemctl of any version. */
  static final List<String> SHOW_STATE =
      List.of("show", "-p", "Id", "-p", "ActiveState", "-p", "ActiveEnterTimestampMonotonic");

  private final Manifest manifest;
  private final Set<ProcessSpec> triggered;

  SystemdUnits(Manifest manifest) {
    this.manifest = manifest;
    this.triggered = triggered(manifest);
  }

  /** Returns the unit that starts and stops the group. */
  String target() {
    return target(manifest.group());
  }

  /** Returns the unit that starts and stops {@code group}, which may no longer exist. */
  static String target(String group) {
    return group + UnitNames.TARGET;
  }

  /**
   * Returns the unit that limits the whole group, if the manifest does. Dashes in the name of a
   * slice nest it: {@code shop-workers.slice} is in {@code shop.slice}.
   */
  Optional<String> slice() {
    return manifest.slice().map(slice -> manifest.group() + UnitNames.SLICE);
  }

  /** Returns the file of the service of a process: a template if it has instances. */
  String file(ProcessSpec process) {
    return manifest.fileName(process.name().value())
        + (process.hasInstances() ? "@.service" : ".service");
  }

  /** Returns all files of a process, that of its service first. */
  List<String> files(ProcessSpec process) {
    List<String> files = new ArrayList<>(List.of(file(process)));
    if (process.activation().schedule().isPresent()) {
      files.add(timer(process));
    }
    if (process.activation().sockets().isPresent()) {
      files.add(socket(process));
    }
    return List.copyOf(files);
  }

  /** Returns the unit that starts a process at its times. */
  String timer(ProcessSpec process) {
    return manifest.fileName(process.name().value()) + ".timer";
  }

  /** Returns the unit that opens the sockets of a process. */
  String socket(ProcessSpec process) {
    return manifest.fileName(process.name().value()) + ".socket";
  }

  /**
   * Returns the units of a process that the group starts: its services in the order of its
   * instances, after their socket. A scheduled process has only its timer.
   */
  List<String> members(ProcessSpec process) {
    if (process.activation().schedule().isPresent()) {
      return List.of(timer(process));
    }
    List<String> members = new ArrayList<>();
    if (process.activation().sockets().isPresent()) {
      members.add(socket(process));
    }
    members.addAll(services(process));
    return List.copyOf(members);
  }

  /** Returns the members of a process that are active as long as the group. */
  List<String> lasting(ProcessSpec process) {
    boolean isScheduled = process.activation().schedule().isPresent();
    if (isScheduled || !process.mayEnd()) {
      return members(process);
    }
    return process.activation().sockets().isPresent() ? List.of(socket(process)) : List.of();
  }

  /**
   * Returns the units that represent a process to another one that waits for it: its sockets do not
   * show that it runs.
   */
  private List<String> running(ProcessSpec process) {
    return process.activation().schedule().isPresent() ? members(process) : services(process);
  }

  /** Returns the services of a process, in the order of its instances. */
  List<String> services(ProcessSpec process) {
    String name = manifest.fileName(process.name().value());
    return process
        .program()
        .instances()
        .map(all -> all.names().stream().map(i -> name + "@" + i + ".service").toList())
        .orElse(List.of(name + ".service"));
  }

  /**
   * Returns the target, the network, and the units that the process starts after, separated by
   * spaces.
   */
  String after(ProcessSpec process, Manager manager) {
    Set<String> units = new LinkedHashSet<>();
    units.add(target());
    if (process.activation().sockets().isPresent()) {
      units.add(socket(process));
    }
    if (manager.hasSystemUnits()) {
      units.add("network.target");
    }
    for (Dependency dependency : process.order().awaited()) {
      units.addAll(orderedBefore(process, dependency));
    }
    for (ProcessSpec other : manifest.processes()) {
      for (Dependency dependency : other.order().before()) {
        if (dependency.ofGroup()
            && dependency.name().equals(process.name().value())
            && !standsInOther(other, process)) {
          units.addAll(running(other));
        }
      }
    }
    return String.join(" ", units);
  }

  /** Returns the units that start after the process; may be empty. */
  String before(ProcessSpec process) {
    Set<String> units = new LinkedHashSet<>();
    for (Dependency dependency : process.order().before()) {
      if (!dependency.ofGroup()) {
        units.add(unit(dependency.name()));
      } else {
        manifest
            .process(dependency.name())
            .filter(later -> standsInOther(process, later))
            .ifPresent(later -> units.addAll(running(later)));
      }
    }
    for (ProcessSpec later : manifest.processes()) {
      boolean waits = later.order().awaited().stream().anyMatch(d -> isOn(d, process));
      if (waits && standsInOther(process, later)) {
        units.addAll(running(later));
      }
    }
    return String.join(" ", units);
  }

  /**
   * Returns the units that must run for the process to run, including its sockets; may be empty.
   */
  String requires(ProcessSpec process) {
    Set<String> units = new LinkedHashSet<>();
    if (process.activation().sockets().isPresent()) {
      units.add(socket(process));
    }
    List<Dependency> started = new ArrayList<>(process.order().requires());
    started.removeAll(stepsOf(process));
    units.addAll(named(started));
    return String.join(" ", units);
  }

  /**
   * Returns the units that must have run for the process to run, but are not started for it alone.
   * Otherwise a connection would start a service whose step has failed again and again, and the
   * step with it, without end (seen on 252). A time of a schedule would do the same.
   */
  String requisite(ProcessSpec process) {
    return String.join(" ", named(stepsOf(process)));
  }

  /** Returns the steps that it requires, if it can be started other than with the group. */
  private List<Dependency> stepsOf(ProcessSpec process) {
    if (!triggered.contains(process)) {
      return List.of();
    }
    return process.order().requires().stream()
        .filter(Dependency::ofGroup)
        .filter(d -> manifest.process(d.name()).filter(p -> p.activation().isStep()).isPresent())
        .toList();
  }

  /** Returns the processes that sockets and timers start, and all that are started with them. */
  private static Set<ProcessSpec> triggered(Manifest manifest) {
    Set<ProcessSpec> triggered = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<ProcessSpec> open = new ArrayDeque<>();
    for (ProcessSpec process : manifest.processes()) {
      ProcessSpec.Activation activation = process.activation();
      if (activation.sockets().isPresent() || activation.schedule().isPresent()) {
        open.add(process);
      }
    }
    while (!open.isEmpty()) {
      ProcessSpec process = open.remove();
      if (triggered.add(process)) {
        Stream.concat(process.order().wants().stream(), process.order().requires().stream())
            .filter(Dependency::ofGroup)
            .forEach(d -> manifest.process(d.name()).ifPresent(open::add));
        if (!process.activation().isStep()) {
          manifest.processes().stream()
              .filter(other -> other.order().requires().stream().anyMatch(d -> isOn(d, process)))
              .forEach(open::add);
        }
      }
    }
    return triggered;
  }

  private Set<String> named(List<Dependency> dependencies) {
    Set<String> units = new LinkedHashSet<>();
    for (Dependency dependency : dependencies) {
      if (dependency.ofGroup()) {
        manifest.process(dependency.name()).ifPresent(other -> units.addAll(running(other)));
      } else {
        units.add(unit(dependency.name()));
      }
    }
    return units;
  }

  /**
   * Returns the members that must not run without {@code process}, except scheduled ones, which
   * start again.
   */
  Set<String> requiring(ProcessSpec process) {
    Set<String> units = new LinkedHashSet<>();
    for (ProcessSpec other : manifest.processes()) {
      boolean isScheduled = other.activation().schedule().isPresent();
      if (!isScheduled && other.order().requires().stream().anyMatch(d -> isOn(d, process))) {
        units.addAll(running(other));
      }
    }
    return units;
  }

  /** Returns these members and the units that open sockets for them. */
  List<String> membersRequiring(ProcessSpec process) {
    Set<String> requiring = requiring(process);
    return manifest.processes().stream()
        .filter(other -> running(other).stream().anyMatch(requiring::contains))
        .flatMap(other -> members(other).stream())
        .toList();
  }

  /**
   * Returns the units to start as well; may be empty. They include the processes that require this
   * one: they are stopped with it, and would stay down when it is started again or recovers from a
   * crash (seen on 252). A step does neither, and one that is run by hand must start nothing.
   * Nothing starts network-online.target by itself (systemd.special(7)), so ordering alone would
   * not wait for it.
   */
  String wants(ProcessSpec process, Manager manager) {
    boolean waits =
        manager.hasSystemUnits()
            && process.order().after().stream()
                .anyMatch(unit -> !unit.ofGroup() && unit.name().equals(NETWORK_ONLINE));
    Set<String> units = named(process.order().wants());
    if (waits) {
      units.add(NETWORK_ONLINE);
    }
    if (!process.activation().isStep()) {
      units.addAll(requiring(process));
    }
    return String.join(" ", units);
  }

  private List<String> orderedBefore(ProcessSpec process, Dependency dependency) {
    if (!dependency.ofGroup()) {
      return List.of(unit(dependency.name()));
    }
    return manifest
        .process(dependency.name())
        .filter(earlier -> !standsInOther(earlier, process))
        .map(this::running)
        .orElse(List.of());
  }

  /**
   * Whether the order of the two is written as Before= in the earlier one. An order names the plain
   * service and is written in the template, so that a new count only changes the target.
   */
  private static boolean standsInOther(ProcessSpec earlier, ProcessSpec later) {
    return earlier.hasInstances() && !later.hasInstances();
  }

  private static boolean isOn(Dependency dependency, ProcessSpec process) {
    return dependency.ofGroup() && dependency.name().equals(process.name().value());
  }

  private static String unit(String name) {
    return SystemUnits.SUFFIXES.stream().anyMatch(name::endsWith) ? name : name + ".service";
  }
}
