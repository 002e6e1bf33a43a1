package io.github.unitgen.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What only shows when all processes of a group are read: cycles and ports. */
final class Groups {
  private final Map<String, ProcessSpec> processes = new LinkedHashMap<>();
  private final Problems problems;

  Groups(List<ProcessSpec> processes, Problems problems) {
    processes.forEach(process -> this.processes.put(process.name().value(), process));
    this.problems = problems;
  }

  void check() {
    checkCycles();
    checkPorts();
  }

  /** The processes of the group that must start before {@code process}. */
  private Stream<String> earlier(ProcessSpec process) {
    Stream<String> own =
        Stream.concat(process.after().stream(), process.requires().stream())
            .filter(Dependency::ofGroup)
            .map(Dependency::name);
    Stream<String> others =
        processes.values().stream()
            .filter(
                other ->
                    other.before().stream()
                        .anyMatch(d -> d.ofGroup() && d.name().equals(process.name().value())))
            .map(other -> other.name().value());
    return Stream.concat(own, others);
  }

  private void checkCycles() {
    Set<String> done = new HashSet<>();
    for (ProcessSpec start : processes.values()) {
      List<String> path = new ArrayList<>();
      if (findCycle(start.name().value(), path, done)) {
        String last = path.get(path.size() - 1);
        List<String> cycle = path.subList(path.indexOf(last), path.size());
        problems.add(
            ManifestRule.REFERENCE.error(
                start.name().at(),
                "these wait for each other: " + String.join(" → ", cycle),
                "take one of before, after or requires out"));
        return;
      }
    }
  }

  /** Processes are at most some hundreds and a path has each once: the depth is bounded. */
  private boolean findCycle(String name, List<String> path, Set<String> done) {
    if (done.contains(name)) {
      return false;
    }
    boolean closed = path.contains(name);
    path.add(name);
    if (closed) {
      return true;
    }
    ProcessSpec process = processes.get(name);
    if (process != null) {
      for (String next : earlier(process).toList()) {
        if (findCycle(next, path, done)) {
          return true;
        }
      }
    }
    path.remove(path.size() - 1);
    done.add(name);
    return false;
  }

  private void checkPorts() {
    List<ProcessSpec> before = new ArrayList<>();
    for (ProcessSpec process : processes.values()) {
      if (process.port().isEmpty()) {
        continue;
      }
      int first = process.port().getAsInt();
      int last = lastPort(process);
      for (ProcessSpec other : before) {
        if (first <= lastPort(other) && other.port().getAsInt() <= last) {
          problems.add(
              ManifestRule.PORT_COLLISION.error(
                  process.at("port"),
                  "port "
                      + Math.max(first, other.port().getAsInt())
                      + " belongs to `"
                      + other.name().value()
                      + "` already",
                  "instance i gets port + i - 1: leave room for all of them",
                  other.at("port"),
                  "taken here"));
          break;
        }
      }
      before.add(process);
    }
  }

  private static int lastPort(ProcessSpec process) {
    return process.port().getAsInt() + Math.max(0, process.count().orElse(1) - 1);
  }
}
