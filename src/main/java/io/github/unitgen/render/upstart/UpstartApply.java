package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.render.init.Attempts;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.render.init.StateCheck;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands to run after the files of a group have changed, as observed on Upstart 1.13. A job
 * keeps its old file until its last instance has stopped, so a changed one is stopped and started.
 */
final class UpstartApply {

  /** Stanzas that do not affect a running job. */
  private static final Set<String> FOR_PEOPLE =
      Set.of("description", "usage", "author", "version", "emits");

  private final UpstartJobs jobs;
  private final List<ProcessSpec> processes;
  private final Set<String> former;
  private final Map<String, FileChange> changes;
  private final List<String> commands = new ArrayList<>();
  private final Attempts starts = new Attempts();

  private UpstartApply(Manifest manifest, List<FileChange> changes) {
    this.jobs = new UpstartJobs(manifest);
    this.processes = manifest.processes();
    this.former = manifest.formerGroups();
    this.changes = LeavingJobs.byJob(changes);
  }

  /** {@code changes} lists every file of the group, including unchanged ones. */
  static ApplyCommands of(Manifest manifest, List<FileChange> changes) {
    if (changes.stream().noneMatch(FileChange::isChange)) {
      return ApplyCommands.NONE;
    }
    return new UpstartApply(manifest, changes).commands();
  }

  /**
   * Returns the check, which asks each member by itself: only the text shows the state of a job,
   * and {@code status} fails for an instance that does not exist. The process id tells one run from
   * the next.
   */
  static String check(Manifest manifest) {
    UpstartJobs jobs = new UpstartJobs(manifest);
    List<String> asked = new ArrayList<>(List.of("status " + jobs.manager()));
    for (ProcessSpec process : manifest.processes()) {
      List<String> instances = UpstartJobs.instances(process);
      String status = "status " + jobs.job(process);
      if (process.mayEnd() || instances.isEmpty()) {
        continue;
      }
      asked.add(
          process.hasInstances()
              ? "for i in " + InstanceWords.of(instances) + "; do " + status + " index=$i; done"
              : status);
    }
    return StateCheck.of(
        "{ " + String.join("; ", asked) + "; } 2>&1 || true", "", "!/ start\\/running/");
  }

  private ApplyCommands commands() {
    String manager = jobs.manager();
    Optional<String> before = before(manager);
    Map<String, List<String>> old = before.map(StartedJobs::of).orElse(Map.of());
    Set<String> wanted =
        processes.stream()
            .filter(ProcessSpec::runsAlways)
            .map(jobs::job)
            .collect(Collectors.toSet());
    Map<String, FileChange> leaving = formerly(before.isEmpty(), wanted);
    commands.addAll(LeavingJobs.commands(leaving, former::contains));
    old.forEach(
        (job, instances) -> {
          if (!wanted.contains(job) && !leaving.containsKey(job)) {
            stop(job, instances);
          }
        });
    changes.forEach(
        (job, change) -> {
          if (change.isRemoved() && !old.containsKey(job) && !leaving.containsKey(job)) {
            // The manager no longer started these; some may have been started by hand.
            LeavingJobs.stop(job, change).ifPresent(commands::add);
          }
        });
    List<ProcessSpec> order = jobs.startOrder();
    for (int i = order.size() - 1; i >= 0; i--) { // processes that require others first
      ProcessSpec process = order.get(i);
      String job = jobs.job(process);
      if (process.runsAlways()) {
        List<String> running = old.getOrDefault(job, runningTask(job));
        stop(job, without(running, isChanged(job) ? List.of() : UpstartJobs.instances(process)));
      }
    }
    commands.add("initctl reload-configuration");
    if (before.isEmpty()) {
      starts.add(startOf(manager));
      starts.command().ifPresent(commands::add);
      return new ApplyCommands(commands, leftBehind(leaving));
    }
    Set<String> gated = new HashSet<>();
    for (ProcessSpec process : order) {
      String job = jobs.job(process);
      boolean waits =
          Stream.concat(jobs.steps(process).stream(), jobs.requires(process).stream())
              .anyMatch(other -> gated.contains(jobs.job(other)));
      if (waits || process.activation().isStep() && isChanged(job)) {
        gated.add(job);
      }
      if (process.runsAlways()) {
        List<String> running = isChanged(job) ? List.of() : old.getOrDefault(job, List.of());
        start(job, without(UpstartJobs.instances(process), running), waits);
      } else if (isChanged(job)) {
        starts.addGate(waits ? Attempts.gated(runOf(job)) : runOf(job));
      }
    }
    starts.command().ifPresent(commands::add);
    String note =
        "`restart "
            + manager
            + "` keeps the old file: `stop "
            + manager
            + "`, then `start "
            + manager
            + "` reads the new one";
    return new ApplyCommands(commands, isChanged(manager) ? List.of(note) : List.of());
  }

  private static List<String> without(List<String> instances, List<String> others) {
    Set<String> without = new HashSet<>(others);
    return instances.stream().filter(instance -> !without.contains(instance)).toList();
  }

  /**
   * Returns the managers of former names of the group that are removed or replaced by a new one,
   * then the jobs that are removed or replaced with them.
   */
  private Map<String, FileChange> formerly(boolean isNew, Set<String> wanted) {
    Map<String, FileChange> leaving = new TreeMap<>();
    changes.forEach(
        (job, change) -> {
          boolean leftBehind = isNew && change.before().isPresent() && !change.isChange();
          if (change.isRemoved() || leftBehind) {
            leaving.put(job, change);
          }
        });
    leaving.keySet().removeAll(wanted);
    if (former.stream().noneMatch(leaving::containsKey)) {
      leaving.clear();
    }
    return leaving;
  }

  private List<String> leftBehind(Map<String, FileChange> leaving) {
    return former.stream()
        .filter(manager -> leaving.containsKey(manager) && !leaving.get(manager).isRemoved())
        .map(
            manager ->
                manager + ".conf starts its jobs at the next boot, unless --prune deletes it")
        .toList();
  }

  /** Stops instances; {@code instances} need not run. */
  private void stop(String job, List<String> instances) {
    if (instances.size() > 1) {
      String each = stopOf(UpstartJobs.member(job, "$i"));
      commands.add("for i in " + InstanceWords.of(instances) + "; do " + each + "; done");
    } else {
      instances.forEach(one -> commands.add(stopOf(UpstartJobs.member(job, one))));
    }
  }

  /** Starts instances; if {@code gated}, only if the steps before have succeeded. */
  private void start(String job, List<String> instances, boolean gated) {
    UnaryOperator<String> start =
        instance -> {
          String command = startOf(UpstartJobs.member(job, instance));
          return gated ? Attempts.gated(command) : command;
        };
    if (instances.size() > 1) {
      starts.addEach(InstanceWords.of(instances), start.apply("$i"));
    } else {
      instances.forEach(one -> starts.add(start.apply(one)));
    }
  }

  /** Returns the instances of a task that has become a permanent job, since they may be running. */
  private List<String> runningTask(String job) {
    Job before = JobParser.parse(new Source("", before(job).orElse(""))).job();
    return before.task().isPresent() ? List.of(UpstartJobs.PLAIN) : List.of();
  }

  /**
   * Returns the command that runs a step. A step that already runs is the former one, and is not
   * interrupted.
   */
  private static String runOf(String job) {
    return "while " + UpstartJobs.isOnItsWay(job) + "; do sleep 1; done; start " + job;
  }

  /**
   * Returns the command that stops a member. A stopped member is not a failure: {@code stop}
   * reports an unknown instance.
   */
  static String stopOf(String member) {
    return "stop " + member + " || true";
  }

  /**
   * Returns the command that starts a member. A member that runs or is about to is not a failure.
   * The state is read from the text: for a job that has failed to start, {@code status} exits with
   * 0.
   */
  private static String startOf(String member) {
    return "start " + member + " || status " + member + " | grep ' start/'";
  }

  private Optional<String> before(String job) {
    return Optional.ofNullable(changes.get(job)).flatMap(FileChange::before);
  }

  /** Whether the file existed before and now means something else to Upstart. */
  private boolean isChanged(String job) {
    Optional<String> after = Optional.ofNullable(changes.get(job)).flatMap(FileChange::after);
    return !before(job).map(UpstartApply::meaning).equals(after.map(UpstartApply::meaning));
  }

  private static List<String> meaning(String text) {
    JobFile job = JobParser.parse(new Source("", text));
    List<String> stanzas = new ArrayList<>();
    for (Stanza stanza : job.stanzas()) {
      if (RawStanzas.name(stanza).filter(name -> !FOR_PEOPLE.contains(name)).isPresent()) {
        stanzas.add(job.source().slice(stanza.span()).strip());
      }
    }
    return stanzas;
  }
}
