package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Instances;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.init.ApplyCommands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The scripts by which a manager starts its members, in the forms proven on Upstart 1.13.2 as PID
 * 1. Members start in parallel, each for at most 30 seconds, so that one that cannot start does not
 * hold up the others. A member that waits for another starts after that has been tried; one that
 * requires another starts only while that runs; and one that requires a step starts once that has
 * succeeded.
 */
final class ManagerScripts {
  private static final String INDENT = "  ";
  private static final String WAIT = "wait";

  /** The state is read from the text, since status fails for an instance that does not exist. */
  private static final List<String> UP =
      List.of(
          "up() {",
          "  timeout 30 start -q \"$@\" && return",
          "  case \"$(status \"$@\" 2>&1)\" in",
          "    *\" start/running\"*) ;;",
          "    *\" start/\"*) echo \"still starting: $*\" ;;",
          "    *) echo \"not started: $*\" ;;",
          "  esac",
          "}");

  private final Manifest manifest;
  private final UpstartJobs jobs;

  /** The numbers of the processes, from 1 on: their names may be invalid as names of functions. */
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  ManagerScripts(Manifest manifest, UpstartJobs jobs) {
    this.manifest = manifest;
    this.jobs = jobs;
    for (ProcessSpec process : manifest.processes()) {
      numbers.put(name(process), numbers.size() + 1);
    }
  }

  /** Returns the commands of the manager before it counts as started. */
  String preStart() {
    List<String> lines = new ArrayList<>(functions());
    Set<String> outside = new LinkedHashSet<>();
    for (ProcessSpec process : jobs.startOrder()) {
      outside.addAll(UpstartJobs.wantedOutside(process));
    }
    if (!outside.isEmpty()) {
      lines.add("for job in " + String.join(" ", outside) + "; do");
      lines.add("  up \"$job\" &");
      lines.add("done");
      lines.add(WAIT);
    }
    starts(lines, jobs.startOrder());
    return text(lines);
  }

  /** Returns the commands of the job that restarts processes stopped with one that they require. */
  String bringBack() {
    List<String> lines = new ArrayList<>(functions());
    List<ProcessSpec> bringing = jobs.bringing();
    lines.add(
        (bringing.size() == 1 ? "group && " + runs(bringing.get(0)) : "group") + " || exit 0");
    List<ProcessSpec> steps = jobs.stepsOf(jobs.returning());
    Set<String> held = jobs.heldBySteps();
    List<ProcessSpec> waiting =
        jobs.returning().stream().filter(p -> !steps.isEmpty() && held.contains(name(p))).toList();
    List<ProcessSpec> others = jobs.returning().stream().filter(p -> !waiting.contains(p)).toList();
    starts(lines, others);
    if (!waiting.isEmpty()) {
      awaitSteps(lines, steps, waiting);
      starts(lines, Stream.concat(steps.stream(), waiting.stream()).toList());
    }
    return text(lines);
  }

  /**
   * Adds the steps of restarted processes. Upstart does not record whether a step has succeeded, so
   * it runs again before a process that requires it restarts, unless the manager is starting, which
   * does both itself. Another run of this job may do the same: after it, there may be nothing left
   * to do.
   */
  private void awaitSteps(List<String> lines, List<ProcessSpec> steps, List<ProcessSpec> waiting) {
    lines.add("runs " + jobs.manager() + " || exit 0");
    for (ProcessSpec step : steps) {
      lines.add("while " + UpstartJobs.isOnItsWay(jobs.job(step)) + "; do sleep 1; done");
    }
    String down =
        waiting.stream()
            .map(p -> "{ " + allRun(jobs.requires(p)) + " && ! { " + allRun(p) + "; }; }")
            .collect(Collectors.joining(" || "));
    lines.add(down + " || exit 0");
  }

  /**
   * Returns the lines that stop the members that others require, the ones needed longest at the
   * end.
   */
  List<String> postStop() {
    return IntStream.rangeClosed(2, jobs.lastStopLevel())
        .mapToObj(level -> "initctl emit " + jobs.stopEvent() + " LEVEL=" + level)
        .toList();
  }

  private List<String> functions() {
    List<String> lines = new ArrayList<>();
    List<ProcessSpec> started =
        manifest.processes().stream().filter(jobs.startOrder()::contains).toList();
    List<ProcessSpec> required =
        jobs.required().stream()
            .filter(process -> started.stream().anyMatch(p -> jobs.requires(p).contains(process)))
            .toList();
    boolean hasSteps = started.stream().anyMatch(process -> process.activation().isStep());
    if (hasSteps || !required.isEmpty()) {
      lines.add(
          "group() { case \"$(status "
              + jobs.manager()
              + " 2>&1)\" in *\" start/\"*) ;; *) return 1 ;; esac; }");
    }
    if (!required.isEmpty()) {
      lines.add(
          "runs() { case \"$(status \"$@\" 2>&1)\" in *\" start/running\"*) ;; *) return 1 ;; esac; }");
    }
    lines.addAll(UP);
    for (ProcessSpec process : required) {
      lines.add(runs(process) + "() { " + allRun(process) + "; }");
    }
    for (ProcessSpec process : started) {
      if (!process.activation().isStep() && isConditional(process)) {
        lines.add(up(process) + "() {");
        lines.add("  if " + condition(process) + "; then");
        lines.add("    up \"$@\"");
        if (!jobs.requires(process).isEmpty()) {
          lines.add(
              "    " + allRun(jobs.requires(process)) + " && group || stop -q \"$@\" || true");
        }
        lines.add("  else");
        lines.add("    echo \"not started: $*, which requires " + needed(process) + "\"");
        lines.add("  fi");
        lines.add("}");
      }
    }
    return lines;
  }

  /** Whether other processes of the group decide if a process is started. */
  private boolean isConditional(ProcessSpec process) {
    return !jobs.requires(process).isEmpty() || !jobs.steps(process).isEmpty();
  }

  /** Returns the condition that the steps have succeeded, and that the required processes run. */
  private String condition(ProcessSpec process) {
    List<String> conditions = new ArrayList<>();
    jobs.steps(process).forEach(step -> conditions.add("[ -n \"$" + success(step) + "\" ]"));
    if (!jobs.requires(process).isEmpty()) {
      conditions.add(allRun(jobs.requires(process)));
    }
    return String.join(" && ", conditions);
  }

  private String allRun(List<ProcessSpec> processes) {
    return processes.stream().map(this::runs).collect(Collectors.joining(" && "));
  }

  private String needed(ProcessSpec process) {
    return Stream.concat(jobs.steps(process).stream(), jobs.requires(process).stream())
        .map(jobs::job)
        .collect(Collectors.joining(" and "));
  }

  private String allRun(ProcessSpec process) {
    String job = jobs.job(process);
    List<String> instances = UpstartJobs.instances(process);
    if (instances.isEmpty()) {
      return ":";
    }
    return instances.size() > ApplyCommands.NAMED
        ? "for n in "
            + InstanceWords.of(instances)
            + "; do runs "
            + job
            + " index=\"$n\" || return 1; done"
        : instances.stream()
            .map(instance -> "runs " + UpstartJobs.member(job, instance))
            .collect(Collectors.joining(" && "));
  }

  /**
   * Adds the starts. Processes that wait for others of the group start after these have been tried.
   * A step may take any time, so processes that do not wait for a step come first.
   */
  private void starts(List<String> lines, List<ProcessSpec> processes) {
    Set<String> held = jobs.heldBySteps();
    Map<Integer, List<ProcessSpec>> levels = new TreeMap<>();
    Map<Integer, List<ProcessSpec>> ofSteps = new TreeMap<>();
    for (ProcessSpec process : processes) {
      (held.contains(name(process)) ? ofSteps : levels)
          .computeIfAbsent(jobs.startLevel(process), level -> new ArrayList<>())
          .add(process);
    }
    for (List<ProcessSpec> level : levels.values()) {
      level.forEach(process -> start(lines, process));
      lines.add(WAIT);
    }
    if (!levels.isEmpty() && !ofSteps.isEmpty() && !jobs.awaitsOther(held)) {
      lines.remove(lines.size() - 1);
    }
    for (List<ProcessSpec> level : ofSteps.values()) {
      List<ProcessSpec> members = level.stream().filter(p -> !p.activation().isStep()).toList();
      members.forEach(process -> start(lines, process));
      level.stream().filter(p -> p.activation().isStep()).forEach(step -> runStep(lines, step));
      if (!members.isEmpty()) {
        lines.add(WAIT);
      }
    }
    if (!processes.isEmpty() && !lines.get(lines.size() - 1).equals(WAIT)) {
      lines.add(WAIT);
    }
  }

  /**
   * Waits for the end of a step, and records whether it succeeded. A step that is stopped with its
   * group ends as if it had, so the group is checked too.
   */
  private void runStep(List<String> lines, ProcessSpec step) {
    String job = jobs.job(step);
    String run = "if start -q " + job + " && group; then";
    if (isConditional(step)) {
      lines.add("if ! { " + condition(step) + "; }; then");
      lines.add("  " + success(step) + "=");
      lines.add("  echo \"not started: " + job + ", which requires " + needed(step) + "\"");
      run = "el" + run;
    }
    lines.add(run);
    lines.add("  " + success(step) + "=1");
    lines.add("else");
    lines.add("  " + success(step) + "=");
    lines.add("  echo \"failed: " + job + "\"");
    lines.add("fi");
  }

  private static String name(ProcessSpec process) {
    return process.name().value();
  }

  private String success(ProcessSpec step) {
    return "done_" + numbers.get(name(step));
  }

  private void start(List<String> lines, ProcessSpec process) {
    String job = jobs.job(process);
    String each = "  " + up(process) + " " + job + " index=\"$i\" &";
    List<String> instances = UpstartJobs.instances(process);
    if (jobs.isCounted(process)
        && process.program().instances().orElse(null) instanceof Instances.Numbered numbered) {
      lines.add("i=" + numbered.first());
      lines.add("while [ \"$i\" " + whileCounted(numbered, jobs.variable(process)) + " ]; do");
      lines.add(each);
      lines.add("  i=$((i + 1))");
      lines.add("done");
    } else if (instances.size() > ApplyCommands.NAMED) {
      lines.add("for i in " + InstanceWords.of(instances) + "; do");
      lines.add(each);
      lines.add("done");
    } else {
      instances.forEach(
          instance -> lines.add(up(process) + " " + UpstartJobs.member(job, instance) + " &"));
    }
  }

  /** Counts to the variable, which holds the number of instances, whichever number is the first. */
  private static String whileCounted(Instances.Numbered numbered, String variable) {
    return switch (numbered.first()) {
      case 0 -> "-lt \"$" + variable + "\"";
      case 1 -> "-le \"$" + variable + "\"";
      default -> "-lt \"$((" + variable + " + " + numbered.first() + "))\"";
    };
  }

  private String runs(ProcessSpec process) {
    return "runs_" + numbers.get(name(process));
  }

  private String up(ProcessSpec process) {
    return isConditional(process) ? "up_" + numbers.get(name(process)) : "up";
  }

  private static String text(List<String> lines) {
    return INDENT + String.join("\n" + INDENT, lines);
  }
}
