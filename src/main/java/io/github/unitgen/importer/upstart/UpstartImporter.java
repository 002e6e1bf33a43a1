package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.cron.CronStarts;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.ManagerScript;
import io.github.unitgen.meaning.upstart.ManagerScript.Start;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Upstart jobs with their overrides: a manager and what it starts, or jobs that stand alone. */
public final class UpstartImporter {
  private final List<ImportFile> files;
  private final List<ImportFile> tables;
  private final CronStarts times;
  private final ImportRequest request;
  private final JobTree tree;
  private final JobNaming naming;
  private final Set<String> members = new LinkedHashSet<>();
  private final Ledger ledger = new Ledger();
  private final Map<String, ProcessDraft> processes = new LinkedHashMap<>();
  private final Map<String, Value> keys = new LinkedHashMap<>();

  /** The jobs that run at times, and what their processes are called. */
  private final Map<String, String> scheduled = new LinkedHashMap<>();

  /** {@code tables}: the files of cron that start some of the jobs. */
  public UpstartImporter(List<ImportFile> files, List<ImportFile> tables, ImportRequest request) {
    this.files = List.copyOf(files);
    this.tables = List.copyOf(tables);
    this.times = new CronStarts(tables);
    this.request = request;
    Map<String, UpstartJob> jobs = new LinkedHashMap<>();
    Map<String, List<ImportFile>> byJob = new LinkedHashMap<>();
    for (ImportFile file : files) {
      if (!JobInput.isOverride(file.path())) {
        String name = UpstartJob.name(file);
        if (byJob.containsKey(name)) {
          lost(file, "a second job named " + name + ": import it separately");
        } else {
          byJob.put(name, new ArrayList<>(List.of(file)));
        }
      }
    }
    for (ImportFile file : files) {
      if (JobInput.isOverride(file.path())) {
        List<ImportFile> job = byJob.get(UpstartJob.name(file));
        if (job == null) {
          lost(file, "Upstart ignores an override without its job: import both");
        } else {
          job.add(file);
        }
      }
    }
    byJob.forEach((name, found) -> jobs.put(name, new UpstartJob(name, found)));
    this.tree = new JobTree(jobs, !times.jobs().isEmpty());
    this.naming = new JobNaming(tree, tree.group());
  }

  private void lost(ImportFile file, String why) {
    for (Setting setting : new UpstartJob("", List.of(file)).settings()) {
      ledger.add(Fate.notCarried(setting.at(), setting.name(), why));
    }
  }

  /** Returns the manifest and what became of each setting. */
  public Imported run() {
    tree.jobs().forEach(this::unread);
    Optional<String> group = tree.group();
    if (!naming.prefix().isEmpty()) {
      keys.put("prefix", new Text(naming.prefix()));
    }
    Map<String, String> names = naming.names();
    members.addAll(names.keySet());
    members.removeAll(tree.managers().keySet());
    Map<String, List<String>> numbered = NumberedJobs.of(tree);
    List<String> order = order(group, numbered);
    for (String name : order) {
      process(tree.job(name), numbered.getOrDefault(name, List.of()), group);
    }
    for (UpstartJob job : tree.jobs()) {
      if (tree.bringsBack(job)) {
        for (Setting setting : job.settings()) {
          if (setting.error().isEmpty() && setting.counts()) {
            ledger.add(Fate.carried(setting.at(), setting.name(), "requires"));
          }
        }
      }
    }
    ManagerStanzas stanzas =
        new ManagerStanzas(
            tree, naming, manager -> groupName(Optional.of(manager)), processes, ledger);
    for (String manager : tree.managers().keySet()) {
      stanzas.addTo(
          keys,
          tree.job(manager),
          tree.managers().get(manager),
          group.filter(manager::equals).isPresent());
    }
    times.fates(scheduled).forEach(ledger::add);
    if (processes.isEmpty()) {
      return new Imported(Optional.empty(), fates());
    }
    new WaitCircles(tree, processes, names, ledger).remove();
    Map<String, Value> top = new LinkedHashMap<>();
    top.put("name", new Text(groupName(group)));
    top.putAll(keys);
    ManifestDraft draft =
        new ManifestDraft(
            group.map(name -> tree.job(name).comments()).orElse(List.of()),
            top,
            Map.of(),
            List.copyOf(processes.values()));
    Optional<ManifestDraft> sound = new Sieve(ledger).sound(draft);
    return new Imported(sound.map(DefaultTimes::without).map(ManifestDraft::gathered), fates());
  }

  /** File after file, in the order of their settings. */
  private List<Fate> fates() {
    IdentityHashMap<Source, Integer> order = new IdentityHashMap<>();
    files.forEach(file -> order.put(file.source(), order.size()));
    tables.forEach(file -> order.put(file.source(), order.size()));
    List<Fate> fates = new ArrayList<>(ledger.fates());
    fates.sort(
        Comparator.<Fate>comparingInt(fate -> order.getOrDefault(fate.at().source(), 0))
            .thenComparingInt(fate -> fate.at().span().start()));
    return fates;
  }

  /** What Upstart does not take, and what a later stanza takes the place of. */
  private void unread(UpstartJob job) {
    for (Setting setting : job.settings()) {
      if (setting.error().isPresent()) {
        ledger.add(
            Fate.notCarried(
                setting.at(),
                setting.name(),
                "Upstart ignores the whole job because of this line ("
                    + setting.error().get().message()
                    + "): fix or remove it"));
      } else if (!setting.counts()) {
        ledger.add(Fate.approximated(setting.at(), setting.name(), "a later stanza overrides it"));
      }
    }
  }

  private List<String> order(Optional<String> group, Map<String, List<String>> numbered) {
    Set<String> others = new LinkedHashSet<>();
    numbered.values().forEach(row -> others.addAll(row.subList(1, row.size())));
    List<String> order = new ArrayList<>(tree.starts().keySet());
    tree.names().stream().filter(name -> !order.contains(name)).forEach(order::add);
    order.removeIf(
        name -> tree.isManager(name) || others.contains(name) || tree.bringsBack(tree.job(name)));
    for (String job : times.jobs()) {
      if (order.remove(job)) {
        order.add(job);
      }
    }
    group.map(tree.managers()::get).ifPresent(script -> arrange(order, script, group.orElse("")));
    return order;
  }

  /**
   * In the order of the manifest, as far as it shows: by the variables of the manager, and by the
   * numbers in the script of unitgen's own making.
   */
  private void arrange(List<String> order, ManagerScript script, String manager) {
    List<String> variables = new ArrayList<>(tree.job(manager).environment().keySet());
    List<String> counted = new ArrayList<>(order);
    counted.removeIf(name -> !variables.contains(script.countOf().getOrDefault(name, "")));
    List<String> sorted = new ArrayList<>(counted);
    sorted.sort(
        Comparator.comparingInt(
            name -> variables.indexOf(script.countOf().getOrDefault(name, ""))));
    List<Integer> places = counted.stream().map(order::indexOf).toList();
    for (int i = 0; i < places.size(); i++) {
      order.set(places.get(i), sorted.get(i));
    }
    script
        .numbers()
        .forEach(
            (number, name) -> {
              if (order.remove(name)) {
                order.add(Math.min(number - 1, order.size()), name);
              }
            });
  }

  private void process(UpstartJob job, List<String> row, Optional<String> group) {
    Map<String, String> names = naming.names();
    String name = names.getOrDefault(job.name(), job.name());
    Optional<Value> schedule = schedule(job);
    if (job.has("task")
        && job.startOn().isEmpty()
        && !tree.isStarted(job.name())
        && schedule.isEmpty()) {
      for (Setting setting : job.settings()) {
        if (setting.error().isEmpty() && setting.counts()) {
          ledger.add(
              Fate.notCarried(
                  setting.at(),
                  setting.name(),
                  "nothing starts this task: add a process with `schedule` or"
                      + " `oneshot` for it"));
        }
      }
      return;
    }
    ManagerScript script = JobTree.script(job);
    if (!job.has("exec") && !script.starts().isEmpty() && script.unknown().isEmpty()) {
      Set<String> others = new LinkedHashSet<>();
      script.starts().forEach(start -> others.add("`" + start.job() + "`"));
      for (Setting setting : job.settings()) {
        if (setting.error().isEmpty() && setting.counts()) {
          ledger.add(
              Fate.notCarried(
                  setting.at(),
                  setting.name(),
                  "the job only starts " + String.join(", ", others) + ": import that too"));
        }
      }
      return;
    }
    if (!job.has("exec") && !job.has("pre-start")) {
      boolean scripts = job.has("post-start") || job.has("post-stop");
      for (Setting setting : job.settings()) {
        if (setting.error().isEmpty() && setting.counts()) {
          ledger.add(
              scripts
                  ? Fate.notCarried(
                      setting.at(),
                      setting.name(),
                      "the job has no main process: add one with `oneshot` for what its scripts do")
                  : Fate.approximated(
                      setting.at(), setting.name(), "dropped: the job runs nothing"));
        }
      }
      return;
    }
    Map<String, Value> instances = new LinkedHashMap<>();
    InstanceText instance = new JobInstances(tree, request, ledger).of(job, instances);
    UpstartProcess process =
        new UpstartProcess(job, name, instance, schedule, !row.isEmpty(), ledger);
    if (schedule.isPresent()) {
      scheduled.put(job.name(), name);
    }
    if (process.leaves()) {
      ledger.dropped(
          name,
          "",
          "the process is dropped: it leaves the foreground, where no init can track it; find"
              + " the option that keeps it there");
      new UpstartEvents(job, name, group, members, names, ledger).addTo(new LinkedHashMap<>());
      return;
    }
    Map<String, Value> settings = new LinkedHashMap<>(process.settings());
    settings.putAll(instances);
    if (row.size() > 1) {
      settings.put("count", new Word(Integer.toString(row.size())));
      for (String other : row.subList(1, row.size())) {
        for (Setting setting : tree.job(other).settings()) {
          if (setting.error().isEmpty() && setting.counts()) {
            boolean port = setting.text().startsWith("env PORT=");
            ledger.carried(setting.at(), setting.name(), name, port ? "port" : "count");
          }
        }
      }
    }
    if (settings.containsKey("port") && settings.containsKey("instances")) {
      settings.remove("port");
    }
    if (settings.get("port") instanceof Word port
        && settings.containsKey("count")
        && row.isEmpty()) {
      int first =
          settings.get("first_instance") instanceof Word word ? Integer.parseInt(word.text()) : 1;
      settings.put("port", new Word(Integer.toString(Integer.parseInt(port.text()) + first)));
    }
    request.user().ifPresent(user -> settings.putIfAbsent("user", new Text(user)));
    new UpstartEvents(job, name, group, members, names, ledger).addTo(settings);
    waits(job, settings, group);
    job.last("instance")
        .ifPresent(
            stanza ->
                ledger.carried(
                    stanza.at(),
                    "instance",
                    name,
                    settings.containsKey("instances") ? "instances" : "count"));
    List<String> comments = new ArrayList<>(job.comments());
    comments.addAll(process.comments());
    processes.put(name, new ProcessDraft(name, comments, UpstartProcess.ordered(settings)));
  }

  private String groupName(Optional<String> manager) {
    return naming.group(manager, request.name(), processes.keySet());
  }

  /** Returns when a job runs that nothing but cron tree.starts(). */
  private Optional<Value> schedule(UpstartJob job) {
    boolean isOther =
        !job.startOn().isEmpty()
            || tree.isStarted(job.name())
            || job.has("respawn")
            || job.has("instance")
            || !job.has("exec");
    return isOther ? Optional.empty() : times.schedule(job.name());
  }

  /** What the manager of unitgen's own making has a process wait for. */
  private void waits(UpstartJob job, Map<String, Value> settings, Optional<String> group) {
    ManagerScript script = group.map(tree.managers()::get).orElse(null);
    Start own = tree.starts().get(job.name());
    if (script == null || own == null) {
      return;
    }
    Map<String, String> names = naming.names();
    Set<String> requires = new LinkedHashSet<>(OtherProcesses.of(settings, "requires"));
    for (String step : script.stepsOf(job.name())) {
      requires.add(names.getOrDefault(step, step));
    }
    OtherProcesses.put(settings, "requires", requires);
    if (own.level() == 0 || script.steps().contains(job.name())) {
      return;
    }
    Set<String> before = new LinkedHashSet<>();
    for (Start other : tree.starts().values()) {
      if (other.level() == own.level() - 1 && names.containsKey(other.job())) {
        before.add(names.getOrDefault(other.job(), ""));
      }
    }
    boolean waits = requires.stream().anyMatch(before::contains);
    if (!waits && !before.isEmpty()) {
      OtherProcesses.put(settings, "after", before);
    }
  }
}
