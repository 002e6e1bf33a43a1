package io.github.unitgen.importer.upstart;

import io.github.unitgen.meaning.upstart.ManagerScript;
import io.github.unitgen.meaning.upstart.ManagerScript.Start;
import io.github.unitgen.syntax.upstart.Job;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The jobs that are imported: which of them are managers, and what those start. */
final class JobTree {
  private static final Pattern BRINGS_BACK = Pattern.compile("^\\$JOB/\\$INSTANCE$");

  private final Map<String, UpstartJob> jobs;
  private final Map<String, ManagerScript> managers = new LinkedHashMap<>();
  private final Map<String, String> parents = new LinkedHashMap<>();
  private final Map<String, Start> starts = new LinkedHashMap<>();
  private final Set<String> spelled = new LinkedHashSet<>();

  /** {@code scheduled}: whether cron starts some of the jobs. */
  JobTree(Map<String, UpstartJob> jobs, boolean scheduled) {
    this.jobs = jobs;
    findManagers(scheduled);
  }

  /** Returns the job of this name; one without stanzas if it is not imported. */
  UpstartJob job(String name) {
    return Optional.ofNullable(jobs.get(name)).orElseGet(() -> new UpstartJob(name, List.of()));
  }

  boolean has(String name) {
    return jobs.containsKey(name);
  }

  Set<String> names() {
    return jobs.keySet();
  }

  Collection<UpstartJob> jobs() {
    return jobs.values();
  }

  /** Returns the scripts of the managers by their names. */
  Map<String, ManagerScript> managers() {
    return managers;
  }

  /** Returns what managers start, by the names of the jobs. */
  Map<String, Start> starts() {
    return starts;
  }

  /** Whether a manager starts the job, or the job starts with a manager. */
  boolean isStarted(String job) {
    return parents.containsKey(job);
  }

  /** Returns the script of the manager that starts the job. */
  Optional<ManagerScript> managerOf(String job) {
    return Optional.ofNullable(managers.get(parents.getOrDefault(job, "")));
  }

  /** Whether the script of its manager has each instance of the job in a line of its own. */
  boolean isSpelled(String job) {
    return spelled.contains(job);
  }

  /** Jobs that run nothing themselves, or nothing but what starts others of the files. */
  private void findManagers(boolean scheduled) {
    Map<String, Set<String>> with = new LinkedHashMap<>();
    jobs.values().forEach(job -> with.put(job.name(), startedWith(job)));
    Set<String> named = new LinkedHashSet<>();
    with.values().forEach(named::addAll);
    for (UpstartJob job : jobs.values()) {
      ManagerScript script = script(job);
      boolean starts = script.starts().stream().anyMatch(start -> jobs.containsKey(start.job()));
      boolean runs = job.has("exec");
      // A group of unitgen all of whose processes run at times.
      boolean idle =
          scheduled
              && job.has("pre-start")
              && script.starts().isEmpty()
              && script.unknown().isEmpty();
      if (!runs && (starts || idle || named.contains(job.name()))
          || runs && starts && script.unknown().isEmpty()) {
        managers.put(job.name(), script);
      }
    }
    managers.forEach(
        (manager, script) -> {
          for (Start start : script.starts()) {
            if (jobs.containsKey(start.job()) && !start.job().equals(manager)) {
              parents.putIfAbsent(start.job(), manager);
              merge(start);
            }
          }
        });
    with.forEach(
        (job, others) ->
            others.stream()
                .filter(other -> managers.containsKey(other) && !other.equals(job))
                .forEach(manager -> parents.putIfAbsent(job, manager)));
  }

  /** Instances that are started one by one are those of one job. */
  private void merge(Start start) {
    Start known = starts.get(start.job());
    List<String> one = new ArrayList<>();
    if (known == null || start.values().isEmpty() && start.arguments().isEmpty()) {
      starts.putIfAbsent(start.job(), asValues(start));
      return;
    }
    one.addAll(known.values());
    one.addAll(asValues(start).values());
    starts.put(start.job(), known.with(asValues(start).arguments(), one));
  }

  /** A single instance as one of many: its last argument is what tells it apart. */
  private Start asValues(Start start) {
    if (!start.values().isEmpty() || start.arguments().size() != 1) {
      return start;
    }
    Map.Entry<String, String> only = start.arguments().entrySet().iterator().next();
    if (only.getValue().equals("$")) {
      return start;
    }
    spelled.add(start.job());
    return start.with(Map.of(only.getKey(), "$"), List.of(only.getValue()));
  }

  /** Returns what the scripts of a job start. */
  static ManagerScript script(UpstartJob job) {
    StringBuilder text = new StringBuilder();
    for (Job.Phase phase : List.of(Job.Phase.PRE_START, Job.Phase.MAIN, Job.Phase.POST_START)) {
      job.command(phase).ifPresent(command -> text.append(command.text().value()).append('\n'));
    }
    return new ManagerScript(text.toString(), job.environment());
  }

  /** The jobs with which {@code job} begins or ends. */
  private static Set<String> startedWith(UpstartJob job) {
    Set<String> others = UpstartEvents.jobs(job.startOn(), "starting", "started");
    others.addAll(UpstartEvents.jobs(job.stopOn(), "stopping", "stopped"));
    return others;
  }

  /** Returns the first manager that no other one starts. */
  Optional<String> group() {
    return managers.keySet().stream()
        .filter(name -> !managers.containsKey(parents.getOrDefault(name, "")))
        .findFirst()
        .or(this::absentManager);
  }

  /**
   * Returns the job that all end with and none starts with: their manager, which is not imported.
   */
  Optional<String> absentManager() {
    Set<String> found = new LinkedHashSet<>();
    for (UpstartJob job : jobs.values()) {
      if (job.has("exec")) {
        Set<String> ends = UpstartEvents.jobs(job.stopOn(), "stopping");
        ends.removeAll(jobs.keySet());
        found.addAll(job.startOn().isEmpty() && ends.size() == 1 ? ends : Set.of("", job.name()));
      }
    }
    return Optional.of(found)
        .filter(names -> names.size() == 1)
        .map(names -> names.iterator().next());
  }

  boolean isManager(String name) {
    return managers.containsKey(name);
  }

  /** Whether unitgen has made a job to bring back what requires others. */
  boolean bringsBack(UpstartJob job) {
    return job.last("instance")
            .flatMap(setting -> setting.job().instance())
            .filter(pattern -> BRINGS_BACK.matcher(pattern.value()).find())
            .isPresent()
        && job.name().endsWith("-requires")
        && managers.containsKey(job.name().substring(0, job.name().length() - 9));
  }
}
