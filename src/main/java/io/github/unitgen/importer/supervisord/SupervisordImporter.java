package io.github.unitgen.importer.supervisord;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.FileNames;
import io.github.unitgen.importer.shared.Grouping;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.shared.Remarks;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.importer.shared.WholeNumber;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Entry;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Section;
import io.github.unitgen.importer.supervisord.SupervisordProgram.Surroundings;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.supervisor.PythonShlex;
import io.github.unitgen.syntax.supervisor.SupervisorFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a supervisord 4.2, of which the first one is its main file. */
public final class SupervisordImporter {
  private static final String SUPERVISORD = "supervisord";
  private static final int USUAL_PRIORITY = 999;
  private static final int USUAL_FILES = 1024;

  /** More processes than this a user may have on every init. */
  private static final int USUAL_PROCESSES = 1024;

  /** What stands at the end of a process. */
  private static final Set<String> RAW = Set.of("systemd", "upstart");

  private static final String PLACE_OF = "the init replaces supervisord";

  private final Map<SupervisorFile, String> files = new LinkedHashMap<>();
  private final List<ImportFile> given;
  private final ImportRequest request;
  private final SupervisordConfig config = new SupervisordConfig();
  private final Ledger fates = new Ledger();

  /** {@code given}: the main file first, then those that it includes, in their order. */
  public SupervisordImporter(List<ImportFile> given, ImportRequest request) {
    this.given = List.copyOf(given);
    this.request = request;
    for (ImportFile file : given) {
      SupervisorFile read = SupervisorFile.read(file.source());
      String folder = folder(file);
      files.put(read, folder);
      config.add(read, folder, fates);
    }
  }

  private static String folder(ImportFile file) {
    int slash = file.path().lastIndexOf('/');
    return slash <= 0 ? "/" : file.path().substring(0, slash);
  }

  /** A program with what is known of the order in which supervisord starts it. */
  private record Started(Section section, List<ProcessDraft> drafts, Rank rank) {}

  /** Where a program stands in the order of all: its group counts first. */
  private record Rank(int group, int program) implements Comparable<Rank> {
    @Override
    public int compareTo(Rank other) {
      return group == other.group
          ? Integer.compare(program, other.program)
          : Integer.compare(group, other.group);
    }
  }

  /** Returns the manifest and what became of each setting. */
  public Imported run() {
    Map<String, Section> groups = groups();
    Map<String, Value> settings = new LinkedHashMap<>();
    Map<String, String> env = new LinkedHashMap<>();
    Optional<String> folder = supervisord(settings, env);
    String here = files.values().stream().findFirst().orElse("/");
    FileNames names = new FileNames();
    List<Started> programs = new ArrayList<>();
    for (Section section : config.sections()) {
      if (section.is("program") || section.is("fcgi-program")) {
        Optional<Section> group = Optional.ofNullable(groups.get(section.subject()));
        Surroundings around =
            new Surroundings(
                folder.or(() -> Optional.of(here)),
                here,
                group.map(Section::subject).orElse(section.subject()),
                env,
                settings);
        List<ProcessDraft> drafts =
            new SupervisordProgram(config, section, around, fates).drafts(names);
        int own = priority(section);
        programs.add(
            new Started(section, drafts, new Rank(group.map(this::priority).orElse(own), own)));
      }
    }
    List<ProcessDraft> processes = ordered(programs);
    others();
    return new Imported(
        processes.isEmpty() ? Optional.empty() : Optional.of(draft(processes, groups, names)),
        fates());
  }

  private ManifestDraft draft(
      List<ProcessDraft> processes, Map<String, Section> groups, FileNames names) {
    List<String> ofGroups = groups.values().stream().map(Section::subject).distinct().toList();
    boolean one = ofGroups.size() == 1 && groups.size() == programs();
    Map<String, Value> keys =
        Grouping.keys(request.name(), "app", one ? ofGroups.get(0) : "", processes, names);
    return new ManifestDraft(comments(), keys, Map.of(), processes).gathered();
  }

  private long programs() {
    return config.sections().stream()
        .filter(section -> section.is("program") || section.is("fcgi-program"))
        .count();
  }

  /** Those above a file that begins with a program: above others they tell of supervisord. */
  private List<String> comments() {
    return files.keySet().stream()
        .filter(
            file ->
                !file.sections().isEmpty()
                    && file.sections().get(0).name().value().startsWith("program:"))
        .flatMap(file -> Remarks.of(file.preface()).stream())
        .toList();
  }

  /** The group of each program that is in one. */
  private Map<String, Section> groups() {
    Map<String, Section> groups = new LinkedHashMap<>();
    for (Section section : config.sections()) {
      Optional<Entry> programs = config.entry(section, "programs");
      if (!section.is("group") || programs.isEmpty()) {
        continue;
      }
      Entry entry = programs.get();
      for (String name : entry.value().split(",", -1)) {
        if (name.isBlank()) {
          continue;
        }
        boolean known =
            config.section("program:" + name.strip()).isPresent()
                || config.section("fcgi-program:" + name.strip()).isPresent();
        if (known) {
          groups.put(name.strip(), section);
        } else {
          fates.notCarried(entry.at(), entry.key(), "program not found: import its file too");
        }
      }
      fates.approximated(
          entry.at(),
          entry.key(),
          "all processes of the manifest are started and stopped together");
    }
    return groups;
  }

  private int priority(Section section) {
    Optional<Entry> entry = config.entry(section, "priority");
    Optional<Integer> priority = entry.flatMap(e -> WholeNumber.of(e.value()));
    if (entry.isPresent() && priority.isEmpty()) {
      fates.notCarried(entry.get().at(), entry.get().key(), "write a whole number");
    }
    return priority.orElse(USUAL_PRIORITY);
  }

  /** supervisord starts those of a lower priority first, and does not wait until they are up. */
  private List<ProcessDraft> ordered(List<Started> programs) {
    TreeMap<Rank, List<String>> levels = new TreeMap<>();
    for (Started program : programs) {
      if (!program.drafts().isEmpty()) {
        levels
            .computeIfAbsent(program.rank(), rank -> new ArrayList<>())
            .addAll(program.drafts().stream().map(ProcessDraft::name).toList());
      }
    }
    List<ProcessDraft> processes = new ArrayList<>();
    for (Started program : programs) {
      Map.Entry<Rank, List<String>> before = levels.lowerEntry(program.rank());
      for (ProcessDraft draft : program.drafts()) {
        Map<String, Value> settings = new LinkedHashMap<>(draft.settings());
        if (before != null) {
          settings.keySet().removeAll(RAW);
          settings.put("after", new Items(before.getValue()));
          settings.putAll(draft.settings());
        }
        processes.add(new ProcessDraft(draft.name(), draft.comments(), settings));
      }
      config
          .entry(program.section(), "priority")
          .filter(entry -> !fates.has(entry.at()))
          .ifPresent(
              entry -> {
                if (levels.size() > 1) {
                  fates.carried(entry.at(), entry.key(), "after");
                } else {
                  // All have this one: there is nothing to order.
                  fates.carried(entry.at(), entry.key(), Fate.DEFAULT);
                }
              });
    }
    return processes;
  }

  /** What all programs get of supervisord itself; gives the folder in which it runs. */
  private Optional<String> supervisord(Map<String, Value> settings, Map<String, String> env) {
    Optional<Section> section = config.section(SUPERVISORD);
    Optional<String> folder = Optional.empty();
    for (Entry entry : section.map(Section::entries).orElse(Map.of()).values()) {
      String value = SupervisordText.filled(entry.value(), Map.of(), Optional.of(0), 1).orElse("");
      switch (entry.key()) {
        case "directory" -> {
          if (set("directory", new Text(value), entry, settings)) {
            folder = Optional.of(value);
          }
        }
        case "user" -> set("user", new Text(value), entry, settings);
        case "umask" -> set("umask", new Word(value.isEmpty() ? "none" : value), entry, settings);
        case "environment" -> environment(entry, env);
        case "minfds" -> limit("nofile", USUAL_FILES, entry, value, settings);
        case "minprocs" -> limit("nproc", USUAL_PROCESSES, entry, value, settings);
        default -> fates.approximated(entry.at(), entry.key(), PLACE_OF);
      }
    }
    if (!settings.containsKey("user")) {
      request.user().ifPresent(user -> settings.put("user", new Text(user)));
    }
    return folder;
  }

  private boolean set(String key, Value value, Entry entry, Map<String, Value> settings) {
    Optional<String> refusal = DraftCheck.refusal(key, value);
    if (refusal.isPresent()) {
      fates.notCarried(
          entry.at(), entry.key(), refusal.get() + ": set `" + key + "` under `defaults`");
      return false;
    }
    settings.put(key, value);
    fates.carried(entry.at(), entry.key(), key);
    return true;
  }

  private void limit(
      String name, int usual, Entry entry, String value, Map<String, Value> settings) {
    int number = WholeNumber.of(value).orElse(0);
    if (number <= usual) {
      // Those are minima, and the limits of an init are no lower.
      fates.carried(entry.at(), entry.key(), Fate.DEFAULT);
      return;
    }
    Map<String, Value> limits = new LinkedHashMap<>();
    if (settings.get("limits") instanceof Entries known) {
      limits.putAll(known.values());
    }
    limits.put(name, new Word(Integer.toString(number)));
    settings.put("limits", new Entries(limits));
    fates.carried(entry.at(), entry.key(), "limits." + name);
  }

  private void environment(Entry entry, Map<String, String> env) {
    Optional<Map<String, String>> variables =
        SupervisordText.filled(entry.value(), Map.of(), Optional.of(0), 1)
            .flatMap(PythonShlex::variables);
    if (variables.isEmpty()) {
      fates.notCarried(
          entry.at(),
          entry.key(),
          "supervisord rejects this value: write it as KEY=\"value\",KEY2=\"value\"");
      return;
    }
    variables
        .get()
        .forEach(
            (name, value) -> {
              if (Secrets.isSecret(name, value)) {
                fates.addAll(List.of(Undisclosed.variable(entry.at(), name)));
              } else if (!ShellNames.isName(name)
                  || !SupervisordText.unknown(value).isEmpty()
                  || value.indexOf('\0') >= 0) {
                fates.notCarried(entry.at(), name, "set `env." + name + "` under `defaults`");
              } else {
                env.put(name, value);
              }
            });
    if (!env.isEmpty() || !fates.has(entry.at())) {
      fates.carried(entry.at(), entry.key(), "env");
    }
  }

  /** Sections that are no programs. */
  private void others() {
    for (Section section : config.sections()) {
      String kind =
          section.name().indexOf(':') < 0
              ? section.name()
              : section.name().substring(0, section.name().indexOf(':'));
      for (Entry entry : section.entries().values()) {
        if (!fates.has(entry.at())) {
          other(kind, entry);
        }
      }
    }
    for (Entry entry : config.defaults().values()) {
      if (!fates.has(entry.at())) {
        fates.notCarried(entry.at(), entry.key(), "no program uses it: remove it");
      }
    }
  }

  private void other(String kind, Entry entry) {
    switch (kind) {
      case "group" -> {
        if (entry.key().equals("priority")) {
          fates.carried(entry.at(), entry.key(), "after");
        } else {
          fates.notCarried(entry.at(), entry.key(), "unknown to supervisord: correct or remove it");
        }
      }
      case "include" -> include(entry);
      case "unix_http_server", "supervisorctl", "rpcinterface", "ctlplugin" ->
          fates.approximated(
              entry.at(), entry.key(), "systemctl and journalctl replace supervisorctl");
      case "inet_http_server" ->
          fates.notCarried(
              entry.at(), entry.key(), "an init has no web page: use `systemctl -H HOST`");
      case "eventlistener" ->
          fates.notCarried(
              entry.at(),
              entry.key(),
              "it talks to supervisord: use `on_failure`, `limits` or `watchdog` for what it"
                  + " watches");
      default -> fates.notCarried(entry.at(), entry.key(), "unknown section: remove it");
    }
  }

  private void include(Entry entry) {
    if (!entry.key().equals("files")) {
      fates.notCarried(entry.at(), entry.key(), "unknown to supervisord: remove it");
      return;
    }
    String folder = files.values().stream().findFirst().orElse("/");
    for (String path : patterns(entry, folder)) {
      if (given.stream().anyMatch(file -> PathPattern.matches(path, file.path()))) {
        fates.carried(entry.at(), entry.key(), "processes");
      } else {
        fates.notCarried(
            entry.at(), entry.key(), "nothing from `" + path + "` is imported: name the files too");
      }
    }
  }

  private static List<String> patterns(Entry entry, String folder) {
    return Stream.of(entry.value().strip().split("\\s+"))
        .map(pattern -> pattern.startsWith("/") ? pattern : folder + "/" + pattern)
        .toList();
  }

  /** Returns the absolute paths that a main file includes, which may be patterns. */
  public static List<String> included(ImportFile file) {
    SupervisordConfig config = new SupervisordConfig();
    config.add(SupervisorFile.read(file.source()), folder(file), new Ledger());
    return config
        .section("include")
        .flatMap(section -> Optional.ofNullable(section.entries().get("files")))
        .map(entry -> patterns(entry, folder(file)))
        .orElse(List.of());
  }

  private List<Fate> fates() {
    List<Fate> all = new ArrayList<>();
    for (SupervisorFile file : files.keySet()) {
      for (SupervisorFile.Section section : file.sections()) {
        section.settings().forEach(setting -> all.addAll(fates.of(setting.name().at())));
      }
      for (Located<String> line : file.refused()) {
        all.add(
            Fate.notCarried(
                line.at(), "line", "supervisord does not start over it: write `name=value`"));
      }
    }
    return all;
  }
}
