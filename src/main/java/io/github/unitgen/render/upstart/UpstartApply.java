package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What to run after the files of a group have changed, as observed on Upstart 1.13. A job keeps its
 * old file until its last instance has stopped, so a changed one is stopped and started.
 */
final class UpstartApply {

  /** What makes no difference to a running job. */
  private static final Set<String> FOR_PEOPLE =
      Set.of("description", "usage", "author", "version", "emits");

  private final UpstartJobs jobs;
  private final List<ProcessSpec> processes;
  private final Set<String> former;
  private final Map<String, FileChange> changes;
  private final List<String> commands = new ArrayList<>();

  private UpstartApply(Manifest manifest, List<FileChange> changes) {
    this.jobs = new UpstartJobs(manifest);
    this.processes = manifest.processes();
    this.former = manifest.formerGroups();
    this.changes = LeavingJobs.byJob(changes);
  }

  /** {@code changes}: every file of the group, also those that stay as they are. */
  static ApplyCommands of(Manifest manifest, List<FileChange> changes) {
    if (changes.stream().noneMatch(FileChange::isChange)) {
      return ApplyCommands.NONE;
    }
    return new UpstartApply(manifest, changes).commands();
  }

  private ApplyCommands commands() {
    String manager = jobs.manager();
    Optional<String> before = before(manager);
    Map<String, OptionalInt> old = before.map(StartedJobs::of).orElse(Map.of());
    Set<String> wanted = processes.stream().map(jobs::job).collect(Collectors.toSet());
    Map<String, FileChange> leaving = formerly(before.isEmpty(), wanted);
    commands.addAll(LeavingJobs.commands(leaving, former::contains));
    old.forEach(
        (job, count) -> {
          if (!wanted.contains(job) && !leaving.containsKey(job)) {
            stop(job, count, 0);
          }
        });
    changes.forEach(
        (job, change) -> {
          if (change.isRemoved() && !old.containsKey(job) && !leaving.containsKey(job)) {
            stopAll(job, change);
          }
        });
    commands.add("initctl reload-configuration");
    if (before.isEmpty()) {
      commands.add("start " + manager);
      return new ApplyCommands(commands, leftBehind(leaving));
    }
    for (ProcessSpec process : processes) {
      String job = jobs.job(process);
      if (old.containsKey(job)) {
        change(job, old.get(job), process.program().count());
      } else {
        start(job, process.program().count(), 0);
      }
    }
    String note =
        "`restart "
            + manager
            + "` keeps its old file: `stop "
            + manager
            + "`, then `start "
            + manager
            + "`, reads the new one";
    return new ApplyCommands(commands, isChanged(manager) ? List.of(note) : List.of());
  }

  private void change(String job, OptionalInt before, OptionalInt after) {
    boolean changed = isChanged(job) || before.isPresent() != after.isPresent();
    if (changed) {
      stop(job, before, 0);
      start(job, after, 0);
    } else {
      stop(job, before, after.orElse(1));
      start(job, after, before.orElse(1));
    }
  }

  /**
   * The managers of what the group was called before, where they go or are left behind by a new
   * one, and then the jobs that go or are left behind with them.
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

  /** Of what the manager no longer knew: some may have been started by hand. */
  private void stopAll(String job, FileChange change) {
    commands.add(LeavingJobs.hasInstances(change) ? LeavingJobs.stopInstances(job) : "stop " + job);
  }

  /** Stops all, or the instances above {@code kept}. */
  private void stop(String job, OptionalInt count, int kept) {
    each("stop " + job, count, kept);
  }

  /** Starts all, or the instances above {@code running}. */
  private void start(String job, OptionalInt count, int running) {
    each("start " + job, count, running);
  }

  private void each(String command, OptionalInt count, int without) {
    int last = count.orElse(1);
    if (without >= last) {
      return;
    }
    if (count.isEmpty()) {
      commands.add(command);
    } else if (without + 1 == last) {
      commands.add(command + " index=" + last);
    } else {
      String numbers =
          last - without <= ApplyCommands.NAMED
              ? IntStream.rangeClosed(without + 1, last)
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(" "))
              : "$(seq " + (without + 1) + " " + last + ")";
      commands.add("for i in " + numbers + "; do " + command + " index=$i; done");
    }
  }

  private Optional<String> before(String job) {
    return Optional.ofNullable(changes.get(job)).flatMap(FileChange::before);
  }

  /** Whether the file was there and now says something else to Upstart. */
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
