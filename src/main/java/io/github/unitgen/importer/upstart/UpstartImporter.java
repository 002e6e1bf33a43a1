package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.cron.CronStarts;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.shared.ProcessNames;
import io.github.unitgen.importer.upstart.ManagerScript.Start;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Upstart jobs with their overrides: a manager and what it starts, or jobs that stand alone. */
public final class UpstartImporter {
  private static final Pattern NUMBERED = Pattern.compile("(.+)-([0-9]{1,4})");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)\\}|([A-Za-z_][A-Za-z0-9_]*))");
  private static final Pattern BRINGS_BACK = Pattern.compile("^\\$JOB/\\$INSTANCE$");

  private final List<ImportFile> files;
  private final List<ImportFile> tables;
  private final CronStarts times;
  private final ImportRequest request;
  private final Map<String, UpstartJob> jobs = new LinkedHashMap<>();
  private final Map<String, ManagerScript> managers = new LinkedHashMap<>();
  private final Map<String, String> parents = new LinkedHashMap<>();
  private final Map<String, Start> starts = new LinkedHashMap<>();
  private final Set<String> members = new LinkedHashSet<>();
  private final Set<String> spelled = new LinkedHashSet<>();
  private final Ledger ledger = new Ledger();
  private final Map<String, ProcessDraft> processes = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, Value> keys = new LinkedHashMap<>();

  /** The jobs that run at times, and what their processes are called. */
  private final Map<String, String> scheduled = new LinkedHashMap<>();

  /** {@code tables}: the files of cron that start some of the jobs. */
  public UpstartImporter(List<ImportFile> files, List<ImportFile> tables, ImportRequest request) {
    this.files = List.copyOf(files);
    this.tables = List.copyOf(tables);
    this.times = new CronStarts(tables);
    this.request = request;
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
  }

  private void lost(ImportFile file, String why) {
    for (Setting setting : new UpstartJob("", List.of(file)).settings()) {
      ledger.add(Fate.notCarried(setting.at(), setting.name(), why));
    }
  }

  /** Returns the manifest and what became of each setting. */
  public Imported run() {
    jobs.values().forEach(this::unread);
    findManagers();
    Optional<String> group = group();
    naming(group);
    members.addAll(names.keySet());
    members.removeAll(managers.keySet());
    Map<String, List<String>> numbered = numbered();
    List<String> order = order(group, numbered);
    for (String name : order) {
      process(jobs(name), numbered.getOrDefault(name, List.of()), group);
    }
    for (UpstartJob job : jobs.values()) {
      if (bringsBack(job)) {
        for (Setting setting : job.settings()) {
          if (setting.error().isEmpty() && setting.counts()) {
            ledger.add(Fate.carried(setting.at(), setting.name(), "requires"));
          }
        }
      }
    }
    for (String manager : managers.keySet()) {
      manager(jobs(manager), managers.get(manager), group.filter(manager::equals).isPresent());
    }
    times.fates(scheduled).forEach(ledger::add);
    if (processes.isEmpty()) {
      return new Imported(Optional.empty(), fates());
    }
    withoutCircles();
    Map<String, Value> top = new LinkedHashMap<>();
    top.put("name", new Text(groupName(group)));
    top.putAll(keys);
    ManifestDraft draft =
        new ManifestDraft(
            group.map(name -> jobs(name).comments()).orElse(List.of()),
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

  /** What would have two processes wait for each other is left out, the later one in the files. */
  private void withoutCircles() {
    Map<String, Set<String>> waits = new LinkedHashMap<>();
    processes.keySet().forEach(name -> waits.put(name, new LinkedHashSet<>()));
    for (String key : List.of("requires", "wants", "after", "before")) {
      for (ProcessDraft process : List.copyOf(processes.values())) {
        String name = process.name();
        Set<String> kept = new LinkedHashSet<>();
        Set<String> dropped = new LinkedHashSet<>();
        for (String other : texts(process.settings(), key)) {
          String from = key.equals("before") ? other : name;
          String to = key.equals("before") ? name : other;
          if (waits.containsKey(other) && reaches(waits, to, from)) {
            dropped.add(other);
          } else {
            kept.add(other);
            waits.computeIfAbsent(from, none -> new LinkedHashSet<>()).add(to);
          }
        }
        if (!dropped.isEmpty()) {
          Map<String, Value> settings = new LinkedHashMap<>(process.settings());
          settings.remove(key);
          put(settings, key, kept);
          processes.put(
              name, new ProcessDraft(name, process.comments(), UpstartProcess.ordered(settings)));
          circle(name, key, dropped);
        }
      }
    }
  }

  private void circle(String process, String key, Set<String> others) {
    names.forEach(
        (job, name) -> {
          if (name.equals(process) && !isManager(job)) {
            Optional<Setting> said =
                jobs(job).last(key.equals("requires") ? "stop on" : "start on");
            ledger.add(
                Fate.notCarried(
                    said.map(Setting::at).orElse(jobs(job).place()),
                    said.map(Setting::name).orElse("start on"),
                    "`"
                        + key
                        + ": "
                        + String.join(", ", others)
                        + "` would make processes wait for each other: set the order yourself"));
          }
        });
  }

  /** Whether {@code from} waits for {@code to}, or is it. */
  private static boolean reaches(Map<String, Set<String>> waits, String from, String to) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    Set<String> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String next = open.pop();
      if (next.equals(to)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(waits.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }

  private UpstartJob jobs(String name) {
    return Optional.ofNullable(jobs.get(name)).orElseGet(() -> new UpstartJob(name, List.of()));
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

  /** Jobs that run nothing themselves, or nothing but what starts others of the files. */
  private void findManagers() {
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
          !times.jobs().isEmpty()
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
    starts.put(
        start.job(), new Start(start.job(), asValues(start).arguments(), one, known.level()));
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
    return new Start(
        start.job(), Map.of(only.getKey(), "$"), List.of(only.getValue()), start.level());
  }

  private static ManagerScript script(UpstartJob job) {
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

  /** The manager that is none's: the first one. */
  private Optional<String> group() {
    return managers.keySet().stream()
        .filter(name -> !managers.containsKey(parents.getOrDefault(name, "")))
        .findFirst()
        .or(this::absentManager);
  }

  /** The job that all end with and none starts with: their manager, which is not imported. */
  private Optional<String> absentManager() {
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

  private boolean isManager(String name) {
    return managers.containsKey(name);
  }

  /** A job that brings back what requires others is of unitgen's own making. */
  private boolean bringsBack(UpstartJob job) {
    return job.last("instance")
            .flatMap(setting -> setting.job().instance())
            .filter(pattern -> BRINGS_BACK.matcher(pattern.value()).find())
            .isPresent()
        && job.name().endsWith("-requires")
        && managers.containsKey(job.name().substring(0, job.name().length() - 9));
  }

  /** {@code web-1} and {@code web-2} that differ in their port alone are two of {@code web}. */
  private Map<String, List<String>> numbered() {
    Map<String, NavigableMap<Integer, String>> rows = new LinkedHashMap<>();
    for (UpstartJob job : jobs.values()) {
      Matcher number = NUMBERED.matcher(job.name());
      if (number.matches() && !isManager(job.name()) && job.has("exec")) {
        rows.computeIfAbsent(number.group(1), none -> new TreeMap<>())
            .put(Integer.parseInt(number.group(2)), job.name());
      }
    }
    Map<String, List<String>> found = new LinkedHashMap<>();
    rows.forEach(
        (base, row) -> {
          boolean whole = row.firstKey() == 1 && row.lastKey() == row.size();
          boolean free = !jobs.containsKey(base) || isManager(base);
          boolean ofManager = isManager(base) && !group().equals(Optional.of(base));
          if (whole && free && (ofManager || row.size() > 1) && areAlike(row)) {
            found.put(row.get(1), List.copyOf(row.values()));
          }
        });
    return found;
  }

  /** Whether they differ in nothing but a port that is counted up. */
  private boolean areAlike(NavigableMap<Integer, String> row) {
    Set<String> texts = new TreeSet<>();
    Set<Integer> bases = new TreeSet<>();
    row.forEach(
        (number, name) -> {
          StringBuilder text = new StringBuilder();
          int base = 0;
          for (Setting setting : jobs(name).settings()) {
            String written = setting.text();
            Matcher port = PORT.matcher(written);
            if (port.find()) {
              base = Integer.parseInt(port.group(1)) - number;
              written = written.substring(0, port.start(1)) + "@" + written.substring(port.end(1));
            }
            text.append(written.replace(name, "@")).append('\n');
          }
          texts.add(text.toString());
          bases.add(base);
        });
    return texts.size() == 1 && bases.size() == 1;
  }

  private static final Pattern PORT = Pattern.compile("\\bPORT=[\"']?([0-9]{1,5})\\b");

  private List<String> order(Optional<String> group, Map<String, List<String>> numbered) {
    Set<String> others = new LinkedHashSet<>();
    numbered.values().forEach(row -> others.addAll(row.subList(1, row.size())));
    List<String> order = new ArrayList<>(starts.keySet());
    jobs.keySet().stream().filter(name -> !order.contains(name)).forEach(order::add);
    order.removeIf(name -> isManager(name) || others.contains(name) || bringsBack(jobs(name)));
    for (String job : times.jobs()) {
      if (order.remove(job)) {
        order.add(job);
      }
    }
    group.map(managers::get).ifPresent(script -> arrange(order, script, group.orElse("")));
    return order;
  }

  /**
   * In the order of the manifest, as far as it shows: by the variables of the manager, and by the
   * numbers in the script of unitgen's own making.
   */
  private void arrange(List<String> order, ManagerScript script, String manager) {
    List<String> variables = new ArrayList<>(jobs(manager).environment().keySet());
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

  /** What the processes are called: without what unitgen puts before the names of all files. */
  private void naming(Optional<String> group) {
    String prefix = group.map(this::prefix).orElse("");
    if (!prefix.isEmpty()) {
      keys.put("prefix", new Text(prefix));
    }
    Set<String> taken = new LinkedHashSet<>();
    group.ifPresent(name -> taken.add(called(name, prefix)));
    for (String job : jobs.keySet()) {
      if (group.filter(job::equals).isEmpty()) {
        Matcher number = NUMBERED.matcher(job);
        boolean below =
            number.matches()
                && isManager(number.group(1))
                && group.filter(number.group(1)::equals).isEmpty();
        String base = below ? number.group(1) : job;
        String plain = called(base.equals(job) ? job : base, prefix);
        String name = plain;
        for (int i = 2; !isManager(job) && !taken.add(name); i++) {
          name = plain + "-" + i;
        }
        names.put(job, name);
      }
    }
  }

  /** The longest beginning of all names with which the counts of the manager have theirs. */
  private String prefix(String manager) {
    Set<String> members = new LinkedHashSet<>(starts.keySet());
    Set<String> counts = managers.get(manager) == null ? Set.of() : counts(manager);
    for (int dash = manager.lastIndexOf('-'); dash > 0; dash = manager.lastIndexOf('-', dash - 1)) {
      String prefix = manager.substring(0, dash);
      boolean all =
          !members.isEmpty()
              && members.stream()
                  .allMatch(
                      name ->
                          name.startsWith(prefix + "-")
                              && !called(name, prefix).isEmpty()
                              && !called(name, prefix).equals(called(manager, prefix)));
      Set<String> expected = new TreeSet<>();
      members.forEach(name -> expected.add(count(called(name, prefix))));
      boolean alike =
          counts.stream()
              .allMatch(
                  count ->
                      expected.contains(count)
                          || expected.contains(count.replaceFirst("_[0-9]+$", "")));
      if (all && alike) {
        return prefix;
      }
    }
    return "";
  }

  private Set<String> counts(String manager) {
    return Optional.ofNullable(managers.get(manager)).map(ManagerScript::counts).orElse(Set.of());
  }

  private static String count(String name) {
    StringBuilder out = new StringBuilder("NUM_");
    for (char c : name.toUpperCase(Locale.ROOT).toCharArray()) {
      out.append(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ? c : '_');
    }
    return out.toString();
  }

  private static String called(String job, String prefix) {
    String name =
        !prefix.isEmpty() && job.startsWith(prefix + "-")
            ? job.substring(prefix.length() + 1)
            : job;
    return ProcessNames.of(name);
  }

  private String groupName(Optional<String> group) {
    String prefix = keys.get("prefix") instanceof Text text ? text.text() : "";
    String name =
        group.map(manager -> called(manager, prefix)).orElse(ProcessNames.of(request.name()));
    return processes.containsKey(name) ? name + "-group" : name;
  }

  private void process(UpstartJob job, List<String> row, Optional<String> group) {
    String name = names.getOrDefault(job.name(), job.name());
    Optional<Value> schedule = schedule(job);
    if (job.has("task")
        && job.startOn().isEmpty()
        && !parents.containsKey(job.name())
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
    ManagerScript script = script(job);
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
    InstanceText instance = instances(job, instances);
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
        for (Setting setting : jobs(other).settings()) {
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

  /** When a job runs that nothing but cron starts. */
  private Optional<Value> schedule(UpstartJob job) {
    boolean isOther =
        !job.startOn().isEmpty()
            || parents.containsKey(job.name())
            || job.has("respawn")
            || job.has("instance")
            || !job.has("exec");
    return isOther ? Optional.empty() : times.schedule(job.name());
  }

  /** What the manager of unitgen's own making has a process wait for. */
  private void waits(UpstartJob job, Map<String, Value> settings, Optional<String> group) {
    ManagerScript script = group.map(managers::get).orElse(null);
    Start own = starts.get(job.name());
    if (script == null || own == null) {
      return;
    }
    Set<String> requires = new LinkedHashSet<>(texts(settings, "requires"));
    for (String step : script.stepsOf(job.name())) {
      requires.add(names.getOrDefault(step, step));
    }
    put(settings, "requires", requires);
    if (own.level() == 0 || script.steps().contains(job.name())) {
      return;
    }
    Set<String> before = new LinkedHashSet<>();
    for (Start other : starts.values()) {
      if (other.level() == own.level() - 1 && names.containsKey(other.job())) {
        before.add(names.getOrDefault(other.job(), ""));
      }
    }
    boolean waits = requires.stream().anyMatch(before::contains);
    if (!waits && !before.isEmpty()) {
      put(settings, "after", before);
    }
  }

  private static List<String> texts(Map<String, Value> settings, String key) {
    Value value = settings.getOrDefault(key, new Items(List.of()));
    return value instanceof Items items
        ? items.texts()
        : value instanceof Text text ? List.of(text.text()) : List.of();
  }

  static void put(Map<String, Value> settings, String key, Set<String> names) {
    if (names.size() == 1) {
      settings.put(key, new Text(names.iterator().next()));
    } else if (!names.isEmpty()) {
      settings.put(key, new Items(List.copyOf(names)));
    }
  }

  /** Which instances a job has; {@code settings} takes the keys. */
  private InstanceText instances(UpstartJob job, Map<String, Value> settings) {
    Optional<Setting> stanza = job.last("instance");
    String pattern = stanza.flatMap(s -> s.job().instance()).map(Located::value).orElse("");
    Matcher variable = VARIABLE.matcher(pattern);
    Set<String> variables = new LinkedHashSet<>();
    while (variable.find()) {
      variables.add(variable.group(1) == null ? variable.group(2) : variable.group(1));
    }
    Start start = starts.get(job.name());
    if (variables.isEmpty()) {
      if (request.formation().containsKey(job.name())) {
        settings.put("count", new Word(Integer.toString(request.count(job.name()))));
      }
      return new InstanceText(Optional.empty());
    }
    Optional<String> each =
        start == null
            ? Optional.empty()
            : start.arguments().entrySet().stream()
                .filter(argument -> argument.getValue().equals("$"))
                .map(Map.Entry::getKey)
                .filter(variables::contains)
                .findFirst();
    List<String> values = each.isPresent() && start != null ? start.values() : List.of();
    String name = each.orElse(variables.iterator().next());
    Place at = stanza.map(Setting::at).orElse(job.place());
    if (request.formation().containsKey(job.name())) {
      settings.put("count", new Word(Integer.toString(request.count(job.name()))));
    } else if (values.isEmpty() && each.isPresent() && isNone(job)) {
      settings.put("count", new Word("0"));
      int first =
          Optional.ofNullable(managers.get(parents.getOrDefault(job.name(), "")))
              .map(script -> script.first(job.name()))
              .orElse(1);
      if (first != 1) {
        settings.put("first_instance", new Word(Integer.toString(first)));
      }
    } else if (values.isEmpty()) {
      settings.put("count", new Word("1"));
      ledger.add(
          Fate.notCarried(
              at,
              "instance",
              "the number of instances is unknown: set `count`, or list them in `instances`"
                  + absentManager()
                      .map(manager -> ", or import `" + manager + "` too, which starts them")
                      .orElse("")));
    } else {
      numbers(values, spelled.contains(job.name()), settings);
    }
    if (variables.size() > 1) {
      ledger.add(
          Fate.approximated(
              at, "instance", "`" + name + "` alone tells instances apart; the others are unset"));
    }
    return new InstanceText(Optional.of(name));
  }

  /** Whether the manager says that there are to be none. */
  private boolean isNone(UpstartJob job) {
    ManagerScript script = managers.get(parents.getOrDefault(job.name(), ""));
    return script != null && script.unknown().isEmpty();
  }

  /** {@code spelled}: each stands in the script; a row of numbers then begins with 0 or 1. */
  private static void numbers(List<String> values, boolean spelled, Map<String, Value> settings) {
    boolean row = !spelled || List.of("0", "1").contains(values.get(0));
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      boolean number =
          value.length() < 5
              && !value.isEmpty()
              && value.chars().allMatch(c -> c >= '0' && c <= '9')
              && (value.equals("0") || !value.startsWith("0"));
      row &= number && Integer.parseInt(value) == Integer.parseInt(values.get(0)) + i;
      if (!row) {
        break;
      }
    }
    if (!row || Integer.parseInt(values.get(0)) > 1000) {
      settings.put("instances", new Items(List.copyOf(new LinkedHashSet<>(values))));
      return;
    }
    settings.put("count", new Word(Integer.toString(values.size())));
    if (!values.get(0).equals("1")) {
      settings.put("first_instance", new Word(values.get(0)));
    }
  }

  /** The manager of the group, or one below it, which goes. */
  private void manager(UpstartJob job, ManagerScript script, boolean isGroup) {
    String own = names.getOrDefault(job.name(), job.name());
    Set<String> outside = new LinkedHashSet<>();
    for (Start start : script.starts()) {
      if (!jobs.containsKey(start.job())) {
        outside.add(start.job());
      }
    }
    boolean whole = script.unknown().isEmpty();
    for (Setting setting : job.settings()) {
      if (setting.error().isPresent() || !setting.counts()) {
        continue;
      }
      Place at = setting.at();
      String stanza = setting.name();
      switch (stanza) {
        case "description" -> {
          String text = setting.job().description().map(Located::value).orElse("");
          if (isGroup
              && !text.equals(job.name())
              && !text.equals(groupName(Optional.of(job.name())))) {
            keys.put("description", new Text(text));
          }
          if (isGroup) {
            ledger.carried(at, stanza, "", "description");
          } else {
            ledger.add(Fate.approximated(at, stanza, "dropped: the group has one description"));
          }
        }
        case "start on" -> boot(setting, isGroup, "start_on", "runlevel [2345]", own);
        case "stop on" -> boot(setting, isGroup, "stop_on", "runlevel [!2345]", own);
        case "env" -> {
          String variable = setting.job().env().get(0).value();
          int sign = variable.indexOf('=');
          String name = sign < 0 ? variable : variable.substring(0, sign);
          ledger.add(
              script.counts().contains(name)
                  ? Fate.carried(at, "env " + name, "count")
                  : whole
                      ? Fate.approximated(at, "env " + name, "dropped: a group has no variables")
                      : Fate.notCarried(
                          at, "env " + name, "a group has no variables: set it in `defaults`"));
        }
        case "pre-start", "post-start", "exec" -> scripts(setting, script, whole, outside);
        case "post-stop", "pre-stop" -> stops(setting);
        case "task", "manual" ->
            ledger.add(
                stanza.equals("task")
                    ? Fate.approximated(
                        at, stanza, "dropped: the group stays active with its processes")
                    : manual(at));
        default ->
            ledger.add(Fate.approximated(at, stanza, "dropped: it does not apply to a group"));
      }
    }
  }

  private static Fate manual(Place at) {
    return Fate.notCarried(
        at,
        "manual",
        "the group starts at boot: on systemd, leave it disabled to start it by hand");
  }

  private void boot(Setting setting, boolean isGroup, String key, String usual, String own) {
    String text = UpstartEvents.text(setting);
    if (!isGroup) {
      ledger.add(
          Fate.approximated(
              setting.at(), setting.name(), "`" + own + "` starts and stops with the group"));
      return;
    }
    String plain = key.equals("start_on") ? UpstartEvents.withoutRequired(text, required()) : text;
    if (!plain.equals(usual)) {
      keys.put(key, new Text(plain));
    }
    ledger.carried(setting.at(), setting.name(), "", key);
  }

  /** The jobs outside of the group without which processes do not run. */
  private Set<String> required() {
    Set<String> required = new LinkedHashSet<>();
    for (ProcessDraft process : processes.values()) {
      for (String name : texts(process.settings(), "requires")) {
        if (!processes.containsKey(name)) {
          required.add(name);
        }
      }
    }
    return required;
  }

  private void scripts(Setting setting, ManagerScript script, boolean whole, Set<String> outside) {
    if (!outside.isEmpty() && !processes.isEmpty()) {
      ProcessDraft first = processes.values().iterator().next();
      Map<String, Value> settings = new LinkedHashMap<>(first.settings());
      Set<String> wants = new LinkedHashSet<>(outside);
      wants.addAll(texts(settings, "wants"));
      put(settings, "wants", wants);
      processes.put(
          first.name(),
          new ProcessDraft(first.name(), first.comments(), UpstartProcess.ordered(settings)));
      ledger.add(
          Fate.approximated(
              setting.at(),
              setting.name(),
              "`wants` of `" + first.name() + "`: it starts " + String.join(", ", outside)));
    }
    if (whole) {
      ledger.add(Fate.carried(setting.at(), setting.name(), "processes"));
    } else {
      ledger.add(
          Fate.notCarried(
              setting.at(),
              setting.name(),
              "it does more than start others (`"
                  + clipped(script.unknown().get(0))
                  + "`): add a process with `oneshot` for it"));
    }
  }

  private static String clipped(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private void stops(Setting setting) {
    Job said = setting.job();
    String text =
        said.commands().values().stream()
            .map(command -> command.text().value())
            .findFirst()
            .orElse("");
    ManagerScript script = new ManagerScript(text, Map.of());
    boolean only =
        script.unknown().stream()
                .allMatch(line -> line.startsWith("for ") || line.startsWith("while "))
            && script.starts().isEmpty();
    ledger.add(
        only
            ? Fate.carried(setting.at(), setting.name(), "processes")
            : Fate.notCarried(
                setting.at(),
                setting.name(),
                "it does more than stop others: a group runs nothing when it stops"));
  }
}
