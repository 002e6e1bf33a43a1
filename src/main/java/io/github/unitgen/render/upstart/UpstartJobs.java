package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of the jobs of a group, the variables of their counts, and the order of starting. */
final class UpstartJobs {
  static final String SUFFIX = ".conf";

  private final Manifest manifest;
  private final Map<String, String> variables = new LinkedHashMap<>();

  UpstartJobs(Manifest manifest) {
    this.manifest = manifest;
    Set<String> taken = new HashSet<>();
    for (ProcessSpec process : manifest.processes()) {
      if (process.hasInstances()) {
        String plain = plainVariable(process.name().value());
        String variable = plain;
        for (int i = 2; !taken.add(variable); i++) {
          variable = plain + "_" + i;
        }
        variables.put(process.name().value(), variable);
      }
    }
  }

  /** The job that starts and stops the group. */
  String manager() {
    return manifest.group();
  }

  /** The job of a process. */
  String job(ProcessSpec process) {
    return manifest.fileName(process.name().value());
  }

  /** The variable of the manager that holds the number of instances of a process that has them. */
  String variable(ProcessSpec process) {
    return variables.getOrDefault(process.name().value(), "");
  }

  /** The job outside the group that {@code dependency} names; empty for what can be none. */
  static Optional<String> outside(Dependency dependency) {
    String name = dependency.name();
    if (name.endsWith(".service")) {
      name = name.substring(0, name.length() - ".service".length());
    }
    boolean unit = SystemUnits.SUFFIXES.stream().anyMatch(name::endsWith);
    // The signs of escaped unit names and of instances; a job has neither in its name.
    boolean escaped = name.indexOf('@') >= 0 || name.indexOf('\\') >= 0;
    return unit || escaped ? Optional.empty() : Optional.of(name);
  }

  /** Each after what it waits for, else as in the manifest. */
  List<ProcessSpec> startOrder() {
    List<ProcessSpec> ordered = new ArrayList<>();
    List<ProcessSpec> left = new ArrayList<>(manifest.processes());
    while (!left.isEmpty()) {
      int next = 0; // the first one where they wait in a circle, which a manifest does not
      for (int i = left.size() - 1; i >= 0; i--) {
        next = waits(left.get(i), left) ? next : i;
      }
      ordered.add(left.remove(next)); // by index: to compare processes takes long
    }
    return ordered;
  }

  private static boolean waits(ProcessSpec process, List<ProcessSpec> left) {
    for (ProcessSpec other : left) {
      String name = other.name().value();
      boolean own =
          names(process.order().after()).contains(name)
              || names(process.order().requires()).contains(name);
      if (own || names(other.order().before()).contains(process.name().value())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> names(List<Dependency> dependencies) {
    return dependencies.stream().filter(Dependency::ofGroup).map(Dependency::name).toList();
  }

  /** The variable of a process whose name no other one shares but for its signs. */
  private static String plainVariable(String name) {
    StringBuilder out = new StringBuilder("NUM_");
    for (char c : name.toUpperCase(Locale.ROOT).toCharArray()) {
      out.append(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ? c : '_');
    }
    return out.toString();
  }
}
