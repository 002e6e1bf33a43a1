package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.manifest.Sockets.Listener;
import io.github.unitgen.manifest.Sockets.Protocol;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checks across all processes of a group: cycles, ports and folders. */
final class Groups {
  /** A longer circle is not written out. */
  private static final int MOST_SHOWN = 60;

  private final List<ProcessSpec> processes;
  private final Problems problems;

  Groups(List<ProcessSpec> processes, Problems problems) {
    this.processes = processes;
    this.problems = problems;
  }

  void check() {
    checkCycles();
    checkPorts();
    checkRuntimeDirectories();
    new ScheduleConflicts(problems).check(processes);
    checkSockets();
  }

  /** That a process waits for {@code name}, and where that is written. */
  private record Wait(String name, Place at) {}

  private Map<String, List<Wait>> waits() {
    Map<String, List<Wait>> waits = new LinkedHashMap<>();
    processes.forEach(process -> waits.put(process.name().value(), new ArrayList<>()));
    for (ProcessSpec process : processes) {
      String name = process.name().value();
      process
          .order()
          .awaited()
          .forEach(dependency -> add(waits, name, dependency.name(), dependency.at()));
      process.order().before().forEach(later -> add(waits, later.name(), name, later.at()));
    }
    return waits;
  }

  /** A process that could not be read waits for nothing, and nothing for it. */
  private static void add(Map<String, List<Wait>> waits, String process, String awaited, Place at) {
    List<Wait> known = waits.get(process);
    if (known != null && waits.containsKey(awaited)) {
      known.add(new Wait(awaited, at));
    }
  }

  /** Depth first, without recursion: a chain may be as long as there are processes. */
  private void checkCycles() {
    Map<String, List<Wait>> waits = waits();
    Set<String> done = new HashSet<>();
    for (String start : waits.keySet()) {
      List<String> path = new ArrayList<>(List.of(start));
      Deque<Iterator<Wait>> open =
          new ArrayDeque<>(List.of(waits.getOrDefault(start, List.of()).iterator()));
      while (!done.contains(start)) {
        Iterator<Wait> rest = open.element();
        if (!rest.hasNext()) {
          open.pop();
          done.add(path.remove(path.size() - 1));
          continue;
        }
        Wait wait = rest.next();
        int closes = path.indexOf(wait.name());
        if (closes >= 0) {
          cycle(wait, path.subList(closes, path.size()));
        } else if (!done.contains(wait.name())) {
          path.add(wait.name());
          open.push(waits.getOrDefault(wait.name(), List.of()).iterator());
        }
      }
    }
  }

  private void cycle(Wait closing, List<String> names) {
    String circle = "dependency cycle: " + String.join(" → ", names) + " → " + names.get(0);
    problems.add(
        ManifestRule.DANGLING_REFERENCE.error(
            closing.at(),
            circle.length() > MOST_SHOWN
                ? "dependency cycle of " + names.size() + " processes"
                : circle,
            "remove one `before`, `after`, `wants` or `requires`, so that they can start"));
  }

  private void checkPorts() {
    List<ProcessSpec> before = new ArrayList<>();
    for (ProcessSpec process : processes) {
      if (process.program().port().isEmpty()) {
        continue;
      }
      for (ProcessSpec other : before) {
        int first = Math.max(firstPort(process), firstPort(other));
        if (first <= Math.min(lastPort(process), lastPort(other))) {
          collision(process, other, first);
          break;
        }
      }
      before.add(process);
    }
  }

  /** The last range of ports that begins no higher counts: those that overlap are reported. */
  private void checkSockets() {
    NavigableMap<Integer, ProcessSpec> ports = new TreeMap<>();
    processes.stream()
        .filter(process -> process.program().port().isPresent())
        .forEach(process -> ports.put(firstPort(process), process));
    TakenSockets<Taken> sockets = new TakenSockets<>();
    for (ProcessSpec process : processes) {
      List<Listener> listeners =
          process.activation().sockets().map(Sockets::listeners).orElse(List.of());
      for (Listener listener : listeners) {
        sockets
            .owner(listener)
            .or(() -> byPort(ports, listener))
            .filter(taken -> !taken.by().name().equals(process.name()))
            .ifPresent(taken -> collision(process, listener, taken));
        sockets.note(listener, new Taken(process, listener.address().at()));
      }
    }
  }

  /** By whom a socket is taken, and where that is written. */
  private record Taken(ProcessSpec by, Place at) {}

  private static Optional<Taken> byPort(
      NavigableMap<Integer, ProcessSpec> ports, Listener listener) {
    if (listener.isPath() || listener.protocol() != Protocol.STREAM) {
      return Optional.empty();
    }
    int port = Integer.parseInt(listener.port());
    return Optional.ofNullable(ports.floorEntry(port))
        .map(Map.Entry::getValue)
        .filter(process -> port <= lastPort(process))
        .map(process -> new Taken(process, process.at("port")));
  }

  private void collision(ProcessSpec process, Listener listener, Taken taken) {
    // Both can have it from the defaults.
    boolean shared = listener.address().at().equals(taken.at());
    problems.add(
        ManifestRule.PORT_COLLISION.error(
            shared ? process.name().at() : listener.address().at(),
            Quoted.of(taken.by().name().value()) + " also listens at " + listener.address().value(),
            "use a different address for each process",
            taken.at(),
            "used here"));
  }

  private void collision(ProcessSpec process, ProcessSpec other, int port) {
    boolean shared = process.at("port").equals(other.at("port")); // both have it from the defaults
    problems.add(
        ManifestRule.PORT_COLLISION.error(
            shared ? process.name().at() : process.at("port"),
            "port " + port + " is already used by " + Quoted.of(other.name().value()),
            "use a port with room for all instances: each gets the next one",
            other.at("port"),
            "used here"));
  }

  /** systemd removes one when a process that it is made for stops, whoever else uses it. */
  private void checkRuntimeDirectories() {
    Map<String, ProcessSpec> made = new HashMap<>();
    for (ProcessSpec process : processes) {
      for (Located<String> directory : process.account().directories().runtime()) {
        for (String path : process.madeFor(directory.value())) {
          ProcessSpec other = made.putIfAbsent(path, process);
          if (other != null) {
            boolean shared = directory.at().equals(other.at("runtime_directory"));
            problems.add(
                ManifestRule.FILE_COLLISION.error(
                    shared || other.equals(process) ? process.name().at() : directory.at(),
                    "/run/" + path + " is already created for " + Quoted.of(other.name().value()),
                    "use a different name for each: stopping one process would remove it for the other",
                    other.at("runtime_directory"),
                    "created here"));
            break;
          }
        }
      }
    }
  }

  private static int firstPort(ProcessSpec process) {
    return process.program().port().orElse(0);
  }

  private static int lastPort(ProcessSpec process) {
    return firstPort(process)
        + Math.max(0, process.program().instances().map(Instances::size).orElse(1) - 1);
  }
}
