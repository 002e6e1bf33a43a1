package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.Instances;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of the jobs of a group, the variables of their counts, and the order of starting. */
final class UpstartJobs {
  static final String SUFFIX = ".conf";

  /** The name of the only instance of a plain job. */
  static final String PLAIN = "";

  private final Manifest manifest;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, Integer> startLevels;
  private final Map<String, Integer> stopLevels;

  UpstartJobs(Manifest manifest) {
    this.manifest = manifest;
    this.startLevels = levels(waits());
    Map<String, Set<String>> requiredBy = new LinkedHashMap<>();
    for (ProcessSpec process : manifest.processes()) {
      requiredBy.putIfAbsent(process.name().value(), new LinkedHashSet<>());
      requires(process)
          .forEach(other -> add(requiredBy, other.name().value(), process.name().value()));
    }
    this.stopLevels = levels(requiredBy);
    Set<String> taken = new HashSet<>();
    for (ProcessSpec process : manifest.processes()) {
      if (isNumbered(process)) {
        String plain = plainVariable(process.name().value());
        String variable = plain;
        for (int i = 2; !taken.add(variable); i++) {
          variable = plain + "_" + i;
        }
        variables.put(process.name().value(), variable);
      }
    }
  }

  /** Returns the job that starts and stops the group. */
  String manager() {
    return manifest.group();
  }

  /** Returns the job of a process. */
  String job(ProcessSpec process) {
    return manifest.fileName(process.name().value());
  }

  /**
   * Returns the variable of the manager that holds the number of instances, if it is {@link
   * #isCounted}.
   */
  String variable(ProcessSpec process) {
    return variables.getOrDefault(process.name().value(), "");
  }

  /**
   * Returns the job outside the group that {@code dependency} names; empty for a name that is not a
   * job's.
   */
  static Optional<String> outside(Dependency dependency) {
    String name = dependency.name();
    if (name.endsWith(".service")) {
      name = name.substring(0, name.length() - ".service".length());
    }
    boolean unit = SystemUnits.SUFFIXES.stream().anyMatch(name::endsWith);
    // Characters of escaped unit names and of instances, which the name of a job never contains.
    boolean escaped = name.indexOf('@') >= 0 || name.indexOf('\\') >= 0;
    return unit || escaped ? Optional.empty() : Optional.of(name);
  }

  /**
   * Returns the instances of a process that the group starts; one without a name for a plain job.
   */
  static List<String> instances(ProcessSpec process) {
    return process.program().instances().map(Instances::names).orElse(List.of(PLAIN));
  }

  /** Returns the words that name an instance of {@code job} for init's commands. */
  static List<String> words(String job, String instance) {
    return instance.equals(PLAIN) ? List.of(job) : List.of(job, JobCommands.INDEX + "=" + instance);
  }

  /** Returns the same words for a shell. */
  static String member(String job, String instance) {
    return String.join(" ", words(job, instance));
  }

  /** Returns a shell condition: whether {@code member} runs or is about to. */
  static String isOnItsWay(String member) {
    return "status " + member + " | grep -q ' start/'";
  }

  /** Returns a placeholder for any instance of a process in texts for people. */
  static String placeholder(ProcessSpec process) {
    return process.hasInstances() ? isNumbered(process) ? "N" : "NAME" : PLAIN;
  }

  private static boolean isNumbered(ProcessSpec process) {
    return process.program().instances().orElse(null) instanceof Instances.Numbered;
  }

  /**
   * Returns the processes that the manager starts, each after those it waits for, otherwise in the
   * order of the manifest. Scheduled processes are not among them.
   */
  List<ProcessSpec> startOrder() {
    List<ProcessSpec> ordered = new ArrayList<>(manifest.processes());
    ordered.removeIf(process -> process.activation().schedule().isPresent());
    ordered.sort((one, other) -> startLevel(one) - startLevel(other)); // stable
    return ordered;
  }

  /** Returns the steps, and the processes that wait for the end of one. */
  Set<String> heldBySteps() {
    Map<String, Set<String>> waits = waits();
    Set<String> held = new HashSet<>();
    for (ProcessSpec process : startOrder()) {
      String name = process.name().value();
      Set<String> awaited = waits.getOrDefault(name, Set.of());
      if (process.activation().isStep() || awaited.stream().anyMatch(held::contains)) {
        held.add(name);
      }
    }
    return held;
  }

  /** Whether a process that is {@code held} waits for one that is not. */
  boolean awaitsOther(Set<String> held) {
    Map<String, Set<String>> waits = waits();
    return held.stream().anyMatch(name -> !held.containsAll(waits.getOrDefault(name, Set.of())));
  }

  /**
   * Returns how many others of the group have to be tried, one after the other, before this one.
   */
  int startLevel(ProcessSpec process) {
    return startLevels.getOrDefault(process.name().value(), 0);
  }

  /** Returns the processes of the group that each one waits for. */
  private Map<String, Set<String>> waits() {
    Map<String, Set<String>> waits = new LinkedHashMap<>();
    manifest.processes().forEach(p -> waits.put(p.name().value(), new LinkedHashSet<>()));
    for (ProcessSpec process : manifest.processes()) {
      String name = process.name().value();
      names(process.order().awaited()).forEach(other -> add(waits, name, other));
      names(process.order().before()).forEach(other -> add(waits, other, name));
    }
    return waits;
  }

  private static void add(Map<String, Set<String>> edges, String from, String to) {
    edges.computeIfAbsent(from, name -> new LinkedHashSet<>()).add(to);
  }

  /**
   * Returns the length of the longest path through {@code edges} from each name; 0 for those of a
   * cycle, which a manifest never has.
   */
  private static Map<String, Integer> levels(Map<String, Set<String>> edges) {
    Map<String, Set<String>> back = new LinkedHashMap<>();
    Map<String, Integer> left = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    edges.forEach(
        (name, others) -> {
          left.put(name, others.size());
          others.forEach(other -> add(back, other, name));
          if (others.isEmpty()) {
            open.add(name);
          }
        });
    Map<String, Integer> levels = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      String name = open.remove();
      int next = levels.getOrDefault(name, 0) + 1;
      for (String other : back.getOrDefault(name, Set.of())) {
        levels.merge(other, next, Math::max);
        if (left.merge(other, -1, Integer::sum) == 0) {
          open.add(other);
        }
      }
    }
    return levels;
  }

  /** Returns the processes of the group that {@code process} must not run without. */
  List<ProcessSpec> requires(ProcessSpec process) {
    return required(process).stream().filter(other -> !other.activation().isStep()).toList();
  }

  /** Returns the steps that have to succeed before {@code process} is started. */
  List<ProcessSpec> steps(ProcessSpec process) {
    return required(process).stream().filter(other -> other.activation().isStep()).toList();
  }

  private List<ProcessSpec> required(ProcessSpec process) {
    List<ProcessSpec> required = new ArrayList<>();
    for (String name : names(process.order().requires())) {
      manifest.process(name).ifPresent(required::add);
    }
    return required;
  }

  /** Returns the processes that others of the group require, and that run as long as these. */
  List<ProcessSpec> required() {
    return manifest.processes().stream().filter(p -> stopLevel(p) > 1).toList();
  }

  /** Returns the members that restart with a process that they require. */
  List<ProcessSpec> returning() {
    return startOrder().stream().filter(p -> p.runsAlways() && !requires(p).isEmpty()).toList();
  }

  /** Returns the processes whose restart also restarts others. */
  List<ProcessSpec> bringing() {
    Set<String> names = new HashSet<>();
    returning().forEach(p -> requires(p).forEach(other -> names.add(other.name().value())));
    return required().stream().filter(p -> names.contains(p.name().value())).toList();
  }

  /**
   * Returns the steps that {@code processes} require, and those that these steps require, in their
   * order.
   */
  List<ProcessSpec> stepsOf(List<ProcessSpec> processes) {
    Set<String> names = new HashSet<>();
    Deque<ProcessSpec> open = new ArrayDeque<>(processes);
    while (!open.isEmpty()) {
      for (ProcessSpec step : steps(open.remove())) {
        if (names.add(step.name().value())) {
          open.add(step);
        }
      }
    }
    return startOrder().stream().filter(p -> names.contains(p.name().value())).toList();
  }

  /**
   * Returns the turn in which a process is stopped with its group, from 1 on. A process that others
   * require comes after them.
   */
  int stopLevel(ProcessSpec process) {
    return 1 + stopLevels.getOrDefault(process.name().value(), 0);
  }

  /** Returns the turn of the processes that are stopped last. */
  int lastStopLevel() {
    return 1 + stopLevels.values().stream().mapToInt(level -> level).max().orElse(0);
  }

  /** Returns the event that stops processes that others require, with {@code LEVEL}. */
  String stopEvent() {
    return manager() + "-stop";
  }

  /** Returns the job that restarts processes that were stopped with one they require. */
  String bringBack() {
    return manager() + "-requires";
  }

  /**
   * Whether a variable of the manager holds the number of instances. Names are written in the
   * scripts. The numbers of processes that require others or are required are too, since the job
   * that restarts them lacks the manager's variables.
   */
  boolean isCounted(ProcessSpec process) {
    return isNumbered(process) && stopLevel(process) == 1 && requires(process).isEmpty();
  }

  /** Returns the jobs outside the group that a process wants. */
  static List<String> wantedOutside(ProcessSpec process) {
    return process.order().wants().stream()
        .filter(dependency -> !dependency.ofGroup())
        .flatMap(dependency -> outside(dependency).stream())
        .toList();
  }

  private static List<String> names(List<Dependency> dependencies) {
    return dependencies.stream().filter(Dependency::ofGroup).map(Dependency::name).toList();
  }

  /**
   * Returns the variable of a process, unless another name differs from its name in punctuation
   * only.
   */
  private static String plainVariable(String name) {
    StringBuilder out = new StringBuilder("NUM_");
    for (char c : name.toUpperCase(Locale.ROOT).toCharArray()) {
      out.append(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ? c : '_');
    }
    return out.toString();
  }
}
