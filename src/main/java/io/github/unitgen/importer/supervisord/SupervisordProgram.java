package io.github.unitgen.importer.supervisord;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.FileNames;
import io.github.unitgen.importer.shared.KeyOrder;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.shared.Remarks;
import io.github.unitgen.importer.shared.SecretFree;
import io.github.unitgen.importer.shared.ShellStart;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Entry;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Section;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.source.Printable;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.supervisor.PythonShlex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A section {@code program:} or {@code fcgi-program:} of supervisord as processes. */
final class SupervisordProgram {
  /** What the manifest takes for {@code count}. */
  private static final int MOST = 1000;

  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private final Section section;
  private final Ledger fates;
  private final Surroundings around;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final ProgramEntries entries;
  private int processes = 1;
  private int first;
  private boolean startsAlone = true;

  /**
   * What the program gets of supervisord itself.
   *
   * @param folder where supervisord runs, an absolute path; empty where that is not known
   * @param here the folder of the main file
   * @param group the group of the program, by the name of supervisord
   * @param env what all programs get
   * @param settings what all processes get that do not set it themselves
   */
  record Surroundings(
      Optional<String> folder,
      String here,
      String group,
      Map<String, String> env,
      Map<String, Value> settings) {}

  SupervisordProgram(SupervisordConfig config, Section section, Surroundings around, Ledger fates) {
    this.section = section;
    this.around = around;
    this.fates = fates;
    this.entries = new ProgramEntries(config, section, known, fates);
    known.put("here", around.here());
    known.put("program_name", section.subject());
    known.put("group_name", around.group());
    around.env().forEach(this::know);
  }

  /** A secret is for no command line: there a shell puts it in. */
  private void know(String name, String value) {
    if (!Secrets.isSecret(name, value)) {
      known.put("ENV_" + name, value);
    }
  }

  /** The processes; none where the program cannot be had. {@code names}: of all processes. */
  List<ProcessDraft> drafts(FileNames names) {
    numbers();
    List<ProcessDraft> drafts = new ArrayList<>();
    Optional<Map<String, Value>> instances = instances();
    if (instances.isPresent()) {
      entries.read(processes == 1 ? Optional.of(first) : Optional.empty());
      draft(section.subject(), instances.get(), names).ifPresent(drafts::add);
    } else {
      for (int each = first; each < first + processes; each++) {
        entries.read(Optional.of(each));
        draft(section.subject() + "-" + each, Map.of(), names).ifPresent(drafts::add);
      }
    }
    if (drafts.isEmpty()) {
      lost();
    }
    return drafts;
  }

  private void lost() {
    String why =
        entries.entry("command").isPresent()
            ? "its program is not carried over: see its command"
            : "supervisord refuses a program without `command`: add it";
    section.entries().values().stream()
        .filter(entry -> fates.isKept(entry.at()) || !fates.has(entry.at()))
        .forEach(entry -> fates.replace(entry.at(), entry.key(), why));
  }

  private static Map<String, Value> none() {
    return Map.of("count", new Word("0"));
  }

  private void numbers() {
    entries
        .entry("numprocs_start")
        .flatMap(entry -> entries.integer(entry, -1_000_000, 1_000_000))
        .ifPresent(number -> first = number);
    entries
        .entry("numprocs")
        .flatMap(entry -> entries.integer(entry, 0, MOST))
        .ifPresent(
            number -> {
              processes = number;
              entries.count(number);
            });
    entries
        .entry("autostart")
        .flatMap(entries::bool)
        .ifPresent(
            starts -> {
              startsAlone = starts;
              Entry entry = entries.entry("autostart").orElseThrow();
              if (starts) {
                entries.carried(entry, "processes");
              } else {
                entries.approximated(
                    entry, "`count: 0`: its files are there; start it with `systemctl start`");
              }
            });
  }

  /** The keys that say how many there are; empty where each must be a process of its own. */
  private Optional<Map<String, Value>> instances() {
    Map<String, Value> keys = new LinkedHashMap<>();
    Optional<Entry> count = entries.entry("numprocs");
    Optional<Entry> start = entries.entry("numprocs_start");
    start.ifPresent(entry -> entries.carried(entry, "first_instance"));
    entries.entry("process_name").ifPresent(this::processName);
    if (processes == 1) {
      count.ifPresent(entry -> entries.carried(entry, "processes"));
      return Optional.of(startsAlone ? keys : none());
    }
    List<Set<String>> written = written();
    boolean unused = written.get(0).isEmpty();
    boolean plain = unused || is(written, List.of(Integer.toString(first)), 0);
    boolean fits = first >= 0 && first <= MOST;
    count.ifPresent(entry -> entries.carried(entry, "count"));
    if (!startsAlone || processes == 0) {
      return Optional.of(none());
    }
    if (plain && fits) {
      keys.put("count", new Word(Integer.toString(processes)));
      if (first != 1 && (!unused || start.isPresent())) {
        keys.put("first_instance", new Word(Integer.toString(first)));
      }
      return Optional.of(keys);
    }
    boolean alike = written.stream().allMatch(ways -> ways.size() == 1);
    List<String> texts = written.stream().map(ways -> String.join("", ways)).toList();
    if (alike
        && DraftCheck.refusal("instances", new Items(texts)).isEmpty()
        && Set.copyOf(texts).size() == texts.size()) {
      keys.put("instances", new Items(texts));
      return Optional.of(keys);
    }
    return Optional.empty();
  }

  private void processName(Entry entry) {
    if (processes == 1 && entries.filled(entry).equals(Optional.of(section.subject()))) {
      entries.carried(entry, "processes");
    } else {
      entries.approximated(
          entry,
          "the units have the name of the program"
              + (processes > 1 ? " and the number of the instance" : ""));
    }
  }

  private static boolean is(List<Set<String>> written, List<String> ways, int index) {
    return List.copyOf(written.get(index)).equals(ways);
  }

  /** For each process the ways in which its number is written. */
  private List<Set<String>> written() {
    List<Set<String>> written = new ArrayList<>();
    for (int number = first; number < first + Math.max(1, processes); number++) {
      Set<String> ways = new LinkedHashSet<>();
      for (String key : List.of("command", "environment", "directory")) {
        for (Entry entry : entries.entry(key).stream().toList()) {
          ways.addAll(SupervisordText.numbers(entry.value(), number));
        }
      }
      written.add(ways);
    }
    return written;
  }

  private Optional<ProcessDraft> draft(
      String wanted, Map<String, Value> instances, FileNames names) {
    Optional<Entry> command = entries.entry("command");
    if (command.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Value> settings = new LinkedHashMap<>(around.settings());
    settings.putAll(instances);
    Map<String, Value> env = new LinkedHashMap<>();
    around.env().forEach((name, value) -> env.put(name, SupervisordText.literal(value)));
    environment(env);
    user(settings);
    directory(settings);
    if (!command(command.get(), settings, env)) {
      return Optional.empty();
    }
    if (!env.isEmpty()) {
      settings.put("env", new Entries(env));
    }
    new ProgramAccess(entries, fates).addTo(settings);
    new ProgramSupervision(entries).addTo(settings);
    new ProgramOutput(entries, fates).addTo(settings);
    rest();
    Map<String, Value> ordered = KeyOrder.ordered(settings);
    Optional<String> refusal = DraftCheck.refusal(ordered);
    if (refusal.isPresent()) {
      fates.notCarried(
          command.get().at(), "command", refusal.get() + ": write the process yourself");
      return Optional.empty();
    }
    String name = names.unique(wanted);
    if (!name.equals(wanted)) {
      fates.approximated(command.get().at(), wanted, "renamed to `" + name + "`");
    }
    entries.carried(command.get(), "processes." + name + ".command");
    return Optional.of(new ProcessDraft(name, comments(), ordered));
  }

  private List<String> comments() {
    List<String> comments = new ArrayList<>(Remarks.of(section.comments()));
    for (Entry entry : section.entries().values()) {
      for (String remark : Remarks.of(entry.comments())) {
        // supervisord's own sample says of each setting what the default is.
        boolean sample = remark.contains("default") || !Printable.isPrintable(entry.key());
        if (!sample) {
          comments.add(entry.key().equals("command") ? remark : entry.key() + ": " + remark);
        }
      }
    }
    return comments;
  }

  private boolean command(Entry entry, Map<String, Value> settings, Map<String, Value> env) {
    Optional<String> filled = entries.filled(entry);
    Optional<List<String>> split = filled.flatMap(PythonShlex::split);
    if (filled.isEmpty() || split.isEmpty() || split.get().isEmpty()) {
      entries.refused(entry, "write a command with closed quotes, and double each literal `%`");
      return false;
    }
    List<String> words = split.get();
    String text = SupervisordText.shellText(filled.get(), words);
    if (words.size() > 2 && words.get(0).endsWith("pidproxy")) {
      words = words.subList(2, words.size());
      text = SupervisordText.shellText("", words);
      entries.approximated(entry, "`pidproxy` is removed: the init signals the program itself");
    }
    SupervisordText.unknown(filled.get())
        .forEach(
            name ->
                entries.approximated(
                    entry,
                    name.startsWith("%(ENV_")
                        ? "a shell puts the value of `$"
                            + variable(name)
                            + "` for `"
                            + name
                            + "`: set it in `env`, or in a file of `env_files`"
                        : "a shell asks `uname -n` for `" + name + "`"));
    boolean below = words.get(0).indexOf('/') > 0;
    Optional<String> folder =
        Optional.ofNullable(settings.get("directory")).flatMap(SupervisordProgram::fixed);
    if (below && !settings.containsKey("directory")) {
      folder = around.folder();
      folder.ifPresent(
          path ->
              entries.approximated(
                  entry, "a relative path: `directory` is the folder of the file"));
    }
    ShellStart start = new ShellStart(text, folder, Set.of(), entry.at(), "command");
    start
        .settings()
        .forEach(
            (key, value) -> {
              if (key.equals("env") && value instanceof Entries more) {
                more.values()
                    .forEach(
                        (name, of) ->
                            env.put(name, of instanceof Text t ? SupervisordText.placed(t) : of));
              } else {
                settings.put(key, value instanceof Text of ? SupervisordText.placed(of) : value);
              }
            });
    List<Fate> changed = new ArrayList<>(start.fates());
    SecretFree.make(settings, env, entry.at(), changed);
    fates.addAll(changed);
    return true;
  }

  /** The folder that {@code value}, which may be there, names without a placeholder. */
  private static Optional<String> fixed(Value value) {
    return value instanceof Text text && !text.text().contains("{{")
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private static String variable(String written) {
    return written.substring("%(ENV_".length(), written.length() - ")s".length());
  }

  private void environment(Map<String, Value> env) {
    Optional<Entry> found = entries.entry("environment");
    if (found.isEmpty()) {
      return;
    }
    Entry entry = found.get();
    Optional<Map<String, String>> variables = entries.filled(entry).flatMap(PythonShlex::variables);
    if (variables.isEmpty()) {
      entries.refused(entry, "write it as KEY=\"value\",KEY2=\"value\"");
      return;
    }
    variables
        .get()
        .forEach(
            (name, value) -> {
              variable(entry, name, value).ifPresent(text -> env.put(name, text));
              know(name, value);
            });
    if (variables.get().keySet().stream().anyMatch(env::containsKey) || !fates.has(entry.at())) {
      entries.carried(entry, "env");
    }
  }

  private Optional<Text> variable(Entry entry, String name, String filled) {
    String value = name.equals("PATH") ? SupervisordText.with("PATH", USUAL_PATH, filled) : filled;
    List<String> unknown = SupervisordText.unknown(value);
    if (!value.equals(filled)) {
      entries.approximated(entry, "`%(ENV_PATH)s` is the usual path in `env.PATH`");
    }
    if (Secrets.isSecret(name, value)) {
      fates.addAll(List.of(Undisclosed.variable(entry.at(), name)));
      return Optional.empty();
    }
    Optional<String> toDo;
    if (!unknown.isEmpty()) {
      toDo =
          Optional.of(
              "`" + unknown.get(0) + "` is known only to supervisord: set `env." + name + "`");
    } else if (!ShellNames.isName(name)) {
      toDo = Optional.of("no init can set a variable of this name: rename it");
    } else {
      toDo =
          DraftCheck.refusal("env", new Entries(Map.of(name, new Text(value.replace("{{", "")))))
              .map(why -> why + ": set `env." + name + "`");
    }
    toDo.ifPresent(text -> fates.notCarried(entry.at(), name, text));
    return toDo.isPresent() ? Optional.empty() : Optional.of(SupervisordText.literal(value));
  }

  private void user(Map<String, Value> settings) {
    text("user", settings, "user", Function.identity(), "write the name of a user, or a number");
  }

  private void directory(Map<String, Value> settings) {
    text(
        "directory",
        settings,
        "directory",
        path ->
            direct(
                path.startsWith("/") || around.folder().isEmpty()
                    ? path
                    : around.folder().get() + "/" + path),
        "write the absolute path of a folder");
  }

  /** The same path without {@code ..}, which systemd refuses, where no link leads elsewhere. */
  private static String direct(String path) {
    if (!path.startsWith("/") || !(path + "/").contains("/../")) {
      return path;
    }
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        names.subList(Math.max(1, names.size() - 1), names.size()).clear();
      } else if (names.isEmpty() || !name.isEmpty()) {
        names.add(name);
      }
    }
    return names.size() > 1 ? String.join("/", names) : "/";
  }

  /** Puts a text that is known now under {@code key}. */
  private void text(
      String name,
      Map<String, Value> settings,
      String key,
      Function<String, String> meant,
      String toDo) {
    Optional<Entry> entry = entries.entry(name);
    Optional<String> filled = entry.flatMap(entries::filled);
    if (entry.isEmpty()) {
      return;
    }
    if (filled.isEmpty() || !SupervisordText.unknown(filled.get()).isEmpty()) {
      fates.notCarried(entry.get().at(), name, "nothing fills this in here: " + toDo);
      return;
    }
    String value = meant.apply(filled.get());
    boolean instance = SupervisordText.hasInstance(value);
    Text text = SupervisordText.literal(value);
    Map<String, Value> tried = new LinkedHashMap<>();
    tried.put("command", new Text("/bin/true"));
    tried.put(key, text);
    if (instance) {
      tried.put("count", new Word("1"));
    }
    Optional<String> refusal = DraftCheck.refusal(tried);
    if (refusal.isPresent()) {
      fates.notCarried(entry.get().at(), name, refusal.get() + ": " + toDo);
      return;
    }
    settings.put(key, text);
    entries.carried(entry.get(), key);
  }

  /** What has no key, and what supervisord does not know. */
  private void rest() {
    for (Entry entry : section.entries().values()) {
      if (entry.key().equals("priority")
          || fates.has(entry.at())
          || entry.key().equals("command")) {
        continue;
      }
      switch (entry.key()) {
        case "serverurl" ->
            entries.approximated(entry, "supervisord is not running: use systemctl");
        case "socket_backlog" ->
            fates.notCarried(
                entry.at(), entry.key(), "write `Backlog=` into a drop-in of the socket unit");
        default ->
            fates.notCarried(
                entry.at(), entry.key(), "unknown to supervisord: correct or remove it");
      }
    }
  }
}
