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

/**
 * How a manager starts its members, in the forms proven on Upstart 1.13.2 as PID 1: side by side,
 * each for 30 seconds at most, so that one that cannot start keeps no other from it; what waits for
 * another after that has been tried; what requires another only while that runs.
 */
final class ManagerScripts {
  private static final String INDENT = "  ";

  /** What has come up is told from the text: of an instance that is not there, status fails. */
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

  /** The numbers of the processes, from 1 on: their names need not be names of functions. */
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  ManagerScripts(Manifest manifest, UpstartJobs jobs) {
    this.manifest = manifest;
    this.jobs = jobs;
    for (ProcessSpec process : manifest.processes()) {
      numbers.put(process.name().value(), numbers.size() + 1);
    }
  }

  /** What the manager runs before it counts as started. */
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
      lines.add("wait");
    }
    starts(lines, jobs.startOrder());
    return text(lines);
  }

  /** What the job runs that brings back what has been stopped with a process it requires. */
  String bringBack() {
    List<String> lines = new ArrayList<>(functions());
    List<ProcessSpec> required = jobs.required();
    List<ProcessSpec> requiring =
        jobs.startOrder().stream().filter(process -> !jobs.requires(process).isEmpty()).toList();
    lines.add(
        (required.size() == 1 ? "group && " + runs(required.get(0)) : "group") + " || exit 0");
    starts(lines, requiring);
    return text(lines);
  }

  /** The lines that have the members stop that others require, those needed longest at the end. */
  List<String> postStop() {
    return IntStream.rangeClosed(2, jobs.lastStopLevel())
        .mapToObj(level -> "initctl emit " + jobs.stopEvent() + " LEVEL=" + level)
        .toList();
  }

  private List<String> functions() {
    List<String> lines = new ArrayList<>();
    List<ProcessSpec> required = jobs.required();
    if (!required.isEmpty()) {
      lines.add(
          "group() { case \"$(status "
              + jobs.manager()
              + " 2>&1)\" in *\" start/\"*) ;; *) return 1 ;; esac; }");
      lines.add(
          "runs() { case \"$(status \"$@\" 2>&1)\" in *\" start/running\"*) ;; *) return 1 ;; esac; }");
    }
    lines.addAll(UP);
    for (ProcessSpec process : required) {
      lines.add(runs(process) + "() { " + allRun(process) + "; }");
    }
    for (ProcessSpec process : manifest.processes()) {
      List<ProcessSpec> needs = jobs.requires(process);
      if (!needs.isEmpty()) {
        String allRun = needs.stream().map(this::runs).collect(Collectors.joining(" && "));
        String names = needs.stream().map(jobs::job).collect(Collectors.joining(" and "));
        lines.addAll(
            List.of(
                up(process) + "() {",
                "  if " + allRun + "; then",
                "    up \"$@\"",
                "    " + allRun + " && group || stop -q \"$@\" || true",
                "  else",
                "    echo \"not started: $*, which requires " + names + "\"",
                "  fi",
                "}"));
      }
    }
    return lines;
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

  /** Those that wait for others of the group begin when these have been tried. */
  private void starts(List<String> lines, List<ProcessSpec> processes) {
    Map<Integer, List<ProcessSpec>> levels = new TreeMap<>();
    for (ProcessSpec process : processes) {
      levels.computeIfAbsent(jobs.startLevel(process), level -> new ArrayList<>()).add(process);
    }
    for (List<ProcessSpec> level : levels.values()) {
      level.forEach(process -> start(lines, process));
      lines.add("wait");
    }
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

  /** The variable holds how many there are, whichever number is the first. */
  private static String whileCounted(Instances.Numbered numbered, String variable) {
    return switch (numbered.first()) {
      case 0 -> "-lt \"$" + variable + "\"";
      case 1 -> "-le \"$" + variable + "\"";
      default -> "-lt \"$((" + variable + " + " + numbered.first() + "))\"";
    };
  }

  private String runs(ProcessSpec process) {
    return "runs_" + numbers.get(process.name().value());
  }

  private String up(ProcessSpec process) {
    return jobs.requires(process).isEmpty() ? "up" : "up_" + numbers.get(process.name().value());
  }

  private static String text(List<String> lines) {
    return INDENT + String.join("\n" + INDENT, lines);
  }
}
