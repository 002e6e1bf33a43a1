package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.render.ApplyCommands;
import io.github.unitgen.render.FileChange;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What to run after the files of a group have changed, as observed on Upstart 1.13. A job keeps its
 * old file until its last instance has stopped, so a changed one is stopped and started.
 */
public final class UpstartApply {
  /** Instances up to this number are named one by one; more are counted out by seq(1). */
  private static final int NAMED = 8;

  private final Manifest manifest;
  private final UpstartJobs jobs;
  private final List<String> commands = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private UpstartApply(Manifest manifest) {
    this.manifest = manifest;
    this.jobs = new UpstartJobs(manifest);
  }

  /** {@code changes}: every file of the group, also those that stay as they are. */
  public static ApplyCommands of(Manifest manifest, List<FileChange> changes) {
    if (changes.stream().noneMatch(FileChange::isChange)) {
      return ApplyCommands.NONE;
    }
    UpstartApply apply = new UpstartApply(manifest);
    apply.commands(changes);
    return new ApplyCommands(apply.commands, apply.notes);
  }

  private void commands(List<FileChange> changes) {
    String manager = jobs.manager();
    Optional<FileChange> managerChange = change(changes, manager);
    Map<String, Integer> old =
        managerChange.flatMap(FileChange::before).map(UpstartApply::counts).orElse(Map.of());
    for (FileChange change : changes) {
      if (change.isRemoved()) {
        removed(change, old);
      }
    }
    commands.add("initctl reload-configuration");
    if (managerChange.flatMap(FileChange::before).isEmpty()) {
      commands.add("start " + manager);
      return;
    }
    for (ProcessSpec process : manifest.processes()) {
      process(process, change(changes, jobs.job(process)), old);
    }
    if (managerChange.map(FileChange::isChange).orElse(false)) {
      notes.add(
          "`restart "
              + manager
              + "` would bring the old file back: `stop "
              + manager
              + "`, then `start "
              + manager
              + "`, reads the new one");
    }
  }

  private void process(ProcessSpec process, Optional<FileChange> change, Map<String, Integer> old) {
    String job = jobs.job(process);
    boolean existed = change.flatMap(FileChange::before).isPresent();
    boolean changed = existed && change.map(FileChange::isChange).orElse(false);
    if (!process.hasInstances()) {
      if (changed) {
        commands.add("stop " + job);
      }
      if (changed || !existed) {
        commands.add("start " + job);
      }
      return;
    }
    int before = existed ? old.getOrDefault(jobs.variable(process), 0) : 0;
    int after = process.count().getAsInt();
    instances("stop", job, (changed ? 0 : after) + 1, before);
    instances("start", job, (changed ? 0 : before) + 1, after);
  }

  private void removed(FileChange change, Map<String, Integer> old) {
    String job = change.name().substring(0, change.name().length() - ".conf".length());
    boolean instanced =
        change.before().map(text -> parse(text).instance().isPresent()).orElse(false);
    if (!instanced) {
      commands.add("stop " + job);
      return;
    }
    String prefix = manifest.prefix().map(p -> p + "-").orElse("");
    String name = job.startsWith(prefix) ? job.substring(prefix.length()) : job;
    instances("stop", job, 1, old.getOrDefault(UpstartJobs.plainVariable(name), 0));
  }

  private void instances(String verb, String job, int from, int to) {
    if (from > to) {
      return;
    }
    String command = verb + " " + job + " index=";
    if (from == to) {
      commands.add(command + from);
      return;
    }
    String numbers =
        to - from < NAMED
            ? IntStream.rangeClosed(from, to)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "))
            : "$(seq " + from + " " + to + ")";
    commands.add("for i in " + numbers + "; do " + command + "$i; done");
  }

  private static Optional<FileChange> change(List<FileChange> changes, String job) {
    return changes.stream().filter(c -> c.name().equals(job + ".conf")).findFirst();
  }

  /** The counts that a manager holds, by their variables. */
  private static Map<String, Integer> counts(String manager) {
    Map<String, Integer> counts = new HashMap<>();
    for (Located<String> env : parse(manager).env()) {
      int equals = env.value().indexOf('=');
      String number = env.value().substring(equals + 1);
      boolean count = number.length() < 5 && number.chars().allMatch(Character::isDigit);
      if (equals > 0 && count && !number.isEmpty()) {
        counts.put(env.value().substring(0, equals), Integer.valueOf(number));
      }
    }
    return counts;
  }

  private static Job parse(String text) {
    return JobParser.parse(new Source("", text)).job();
  }
}
