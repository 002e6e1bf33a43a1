package io.github.unitgen.importer.supervisord;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.FileNames;
import io.github.unitgen.importer.shared.KeyOrder;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.shared.Remarks;
import io.github.unitgen.importer.shared.SecretFree;
import io.github.unitgen.importer.shared.ShellStart;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.importer.shared.WholeNumber;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A section {@code program:} or {@code fcgi-program:} of supervisord as processes. */
final class SupervisordProgram {
  /** What the manifest takes for {@code count}. */
  private static final int MOST = 1000;

  /** More retries than these are meant to have no end. */
  private static final int MOST_RETRIES = 1000;

  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final String LOG = "the init logs the output (journalctl, /var/log/upstart)";
  private static final Set<String> DISCARDED = Set.of("none", "off", "/dev/null");

  private final SupervisordConfig config;
  private final Section section;
  private final Ledger fates;
  private final Surroundings around;
  private final Map<String, String> known = new LinkedHashMap<>();
  private int processes = 1;
  private int first;

  /** The number of the process that is being read; empty where it is that of the instance. */
  private Optional<Integer> number = Optional.of(0);

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
    this.config = config;
    this.section = section;
    this.around = around;
    this.fates = fates;
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
      number = processes == 1 ? Optional.of(first) : Optional.empty();
      draft(section.subject(), instances.get(), names).ifPresent(drafts::add);
    } else {
      for (int each = first; each < first + processes; each++) {
        number = Optional.of(each);
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
        entry("command").isPresent()
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
    entry("numprocs_start")
        .flatMap(entry -> integer(entry, -1_000_000, 1_000_000))
        .ifPresent(number -> first = number);
    entry("numprocs")
        .flatMap(entry -> integer(entry, 0, MOST))
        .ifPresent(number -> processes = number);
    entry("autostart")
        .flatMap(this::bool)
        .ifPresent(
            starts -> {
              startsAlone = starts;
              Entry entry = entry("autostart").orElseThrow();
              if (starts) {
                carried(entry, "processes");
              } else {
                approximated(
                    entry, "`count: 0`: its files are there; start it with `systemctl start`");
              }
            });
  }

  /** The keys that say how many there are; empty where each must be a process of its own. */
  private Optional<Map<String, Value>> instances() {
    Map<String, Value> keys = new LinkedHashMap<>();
    Optional<Entry> count = entry("numprocs");
    Optional<Entry> start = entry("numprocs_start");
    start.ifPresent(entry -> carried(entry, "first_instance"));
    entry("process_name").ifPresent(this::processName);
    if (processes == 1) {
      count.ifPresent(entry -> carried(entry, "processes"));
      return Optional.of(startsAlone ? keys : none());
    }
    List<Set<String>> written = written();
    boolean unused = written.get(0).isEmpty();
    boolean plain = unused || is(written, List.of(Integer.toString(first)), 0);
    boolean fits = first >= 0 && first <= MOST;
    count.ifPresent(entry -> carried(entry, "count"));
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
    if (processes == 1 && filled(entry).equals(Optional.of(section.subject()))) {
      carried(entry, "processes");
    } else {
      approximated(
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
        for (Entry entry : entry(key).stream().toList()) {
          ways.addAll(SupervisordText.numbers(entry.value(), number));
        }
      }
      written.add(ways);
    }
    return written;
  }

  private Optional<ProcessDraft> draft(
      String wanted, Map<String, Value> instances, FileNames names) {
    Optional<Entry> command = entry("command");
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
    sockets(settings);
    umask(settings);
    stop(settings);
    restarts(settings);
    output(settings);
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
    carried(command.get(), "processes." + name + ".command");
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
    Optional<String> filled = filled(entry);
    Optional<List<String>> split = filled.flatMap(PythonShlex::split);
    if (filled.isEmpty() || split.isEmpty() || split.get().isEmpty()) {
      refused(entry, "write a command with closed quotes, and double each literal `%`");
      return false;
    }
    List<String> words = split.get();
    String text = SupervisordText.shellText(filled.get(), words);
    if (words.size() > 2 && words.get(0).endsWith("pidproxy")) {
      words = words.subList(2, words.size());
      text = SupervisordText.shellText("", words);
      approximated(entry, "`pidproxy` is removed: the init signals the program itself");
    }
    SupervisordText.unknown(filled.get())
        .forEach(
            name ->
                approximated(
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
          path -> approximated(entry, "a relative path: `directory` is the folder of the file"));
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
    Optional<Entry> found = entry("environment");
    if (found.isEmpty()) {
      return;
    }
    Entry entry = found.get();
    Optional<Map<String, String>> variables = filled(entry).flatMap(PythonShlex::variables);
    if (variables.isEmpty()) {
      refused(entry, "write it as KEY=\"value\",KEY2=\"value\"");
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
      carried(entry, "env");
    }
  }

  private Optional<Text> variable(Entry entry, String name, String filled) {
    String value = name.equals("PATH") ? SupervisordText.with("PATH", USUAL_PATH, filled) : filled;
    List<String> unknown = SupervisordText.unknown(value);
    if (!value.equals(filled)) {
      approximated(entry, "`%(ENV_PATH)s` is the usual path in `env.PATH`");
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
    Optional<Entry> entry = entry(name);
    Optional<String> filled = entry.flatMap(this::filled);
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
    carried(entry.get(), key);
  }

  /** The socket of a FastCGI program is its standard input. */
  private void sockets(Map<String, Value> settings) {
    Optional<Entry> socket = entry("socket").filter(entry -> section.is("fcgi-program"));
    if (socket.isEmpty()) {
      return;
    }
    String address = filled(socket.get()).orElse("");
    boolean path = address.startsWith("unix://");
    String at =
        address.substring(Math.min(address.length(), path ? 7 : 6)).toLowerCase(Locale.ROOT);
    Map<String, Value> listen = new LinkedHashMap<>();
    listen.put("at", new Text(path ? address.substring(7) : at.replace("localhost", "127.0.0.1")));
    if (path) {
      access(listen);
    }
    Value value = listen.size() == 1 ? listen.get("at") : new Entries(listen);
    boolean known = path || address.startsWith("tcp://");
    if (!known || DraftCheck.refusal("listen", value).isPresent()) {
      refused(socket.get(), "set `listen` to a path, or to an address with a port");
      return;
    }
    if (settings.remove("count") != null || settings.remove("instances") != null) {
      settings.remove("first_instance");
      fates.notCarried(
          socket.get().at(),
          "numprocs",
          "only one service can have the socket: let the program start its workers");
    }
    settings.put("listen", value);
    raw(settings, "StandardInput", new Text("socket"));
    approximated(
        socket.get(), "`listen`: systemd opens it as standard input; not supported on Upstart");
  }

  private void access(Map<String, Value> listen) {
    entry("socket_mode")
        .ifPresent(
            entry -> {
              Value mode = new Word(octal(filled(entry).orElse("")));
              Map<String, Value> tried = new LinkedHashMap<>();
              tried.put("at", new Text("/run/x.sock"));
              tried.put("mode", mode);
              if (DraftCheck.refusal("listen", new Entries(tried)).isEmpty()) {
                listen.put("mode", mode);
                carried(entry, "listen.mode");
              } else {
                refused(entry, "write octal digits such as 0700");
              }
            });
    entry("socket_owner")
        .ifPresent(
            entry -> {
              String[] owner = filled(entry).orElse("").split(":", 2);
              Map<String, Value> tried = new LinkedHashMap<>();
              tried.put("at", new Text("/run/x.sock"));
              tried.put("user", new Text(owner[0]));
              if (owner.length > 1) {
                tried.put("group", new Text(owner[1]));
              }
              if (DraftCheck.refusal("listen", new Entries(tried)).isEmpty()) {
                tried.remove("at");
                listen.putAll(tried);
                carried(entry, "listen.user");
              } else {
                refused(entry, "write `user:group`");
              }
            });
  }

  private static String octal(String text) {
    String digits = text.startsWith("0o") ? text.substring(2) : text;
    return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9') ? digits : "9";
  }

  private void umask(Map<String, Value> settings) {
    entry("umask")
        .ifPresent(
            entry -> {
              Value umask = new Word(octal(filled(entry).orElse("").strip()));
              if (DraftCheck.refusal("umask", umask).isEmpty()) {
                settings.put("umask", umask);
                carried(entry, "umask");
              } else {
                refused(entry, "write octal digits such as 022");
              }
            });
  }

  private void stop(Map<String, Value> settings) {
    entry("stopsignal")
        .ifPresent(
            entry -> {
              Optional<String> name = filled(entry).flatMap(SupervisordProgram::signal);
              if (name.isEmpty()
                  || DraftCheck.refusal("stop_signal", new Text(name.get())).isPresent()) {
                refused(entry, "write a signal that ends the program, such as TERM or QUIT");
              } else {
                if (!name.get().equals("TERM")) {
                  settings.put("stop_signal", new Text(name.get()));
                }
                carried(entry, "stop_signal");
              }
            });
    entry("stopwaitsecs")
        .flatMap(entry -> integer(entry, 0, 100_000_000))
        .ifPresent(
            seconds -> {
              Entry entry = entry("stopwaitsecs").orElseThrow();
              if (seconds != 30) {
                settings.put("stop_timeout", new Text(duration(Math.max(1, seconds))));
              }
              if (seconds == 0) {
                approximated(entry, "`stop_timeout: 1s`: no init kills immediately");
              } else {
                carried(entry, "stop_timeout");
              }
            });
    Optional<Boolean> group = entry("stopasgroup").flatMap(this::bool);
    if (group.isPresent()) {
      Entry entry = entry("stopasgroup").orElseThrow();
      if (group.get()) {
        raw(settings, "KillMode", new Text("control-group"));
        carried(entry, "systemd.Service.KillMode");
      } else {
        carried(entry, "kill");
      }
    }
    entry("killasgroup")
        .flatMap(this::bool)
        .ifPresent(
            all -> {
              if (!all && !group.orElse(false)) {
                settings.put("kill", new Text("main"));
              }
              carried(entry("killasgroup").orElseThrow(), "kill");
            });
  }

  static String duration(int seconds) {
    return seconds % 60 == 0 && seconds >= 120 ? seconds / 60 + "min" : seconds + "s";
  }

  private static Optional<String> signal(String written) {
    String name = written.strip().toUpperCase(Locale.ROOT);
    if (!name.isEmpty() && name.length() < 4 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Signals.name(Integer.parseInt(name));
    }
    String plain = name.startsWith("SIG") ? name.substring(3) : name;
    return Signals.number(plain).flatMap(Signals::name);
  }

  private void restarts(Map<String, Value> settings) {
    Optional<Entry> policy = entry("autorestart");
    String again =
        policy.flatMap(this::filled).map(t -> t.toLowerCase(Locale.ROOT)).orElse("unexpected");
    Optional<Boolean> always = again.equals("unexpected") ? Optional.empty() : truth(again);
    policy.ifPresent(
        entry -> {
          if (again.equals("unexpected") || always.isPresent()) {
            carried(entry, "restart");
          } else {
            refused(entry, "write true, false or unexpected");
          }
        });
    always.ifPresent(yes -> settings.put("restart", new Text(yes ? "always" : "never")));
    exitCodes(always, settings);
    entry("startretries")
        .flatMap(entry -> integer(entry, 0, Integer.MAX_VALUE))
        .ifPresent(
            retries -> {
              Entry entry = entry("startretries").orElseThrow();
              String limit = limit(retries);
              if (always.equals(Optional.of(false))) {
                approximated(entry, "`restart: never` also applies to a failed start");
              } else {
                settings.put("restart_limit", new Text(limit));
                approximated(
                    entry, "`restart_limit: " + limit + "`: it counts each restart in that time");
              }
            });
    entry("startsecs")
        .flatMap(entry -> integer(entry, 0, Integer.MAX_VALUE))
        .ifPresent(
            seconds -> {
              Entry entry = entry("startsecs").orElseThrow();
              if (seconds == 0) {
                carried(entry, Fate.DEFAULT);
              } else {
                approximated(
                    entry,
                    "it counts as started once it runs; `restart_limit` stops a loop of failed starts");
              }
            });
  }

  /** As the manifest fills it in where nothing is said: the delays must fit into the time. */
  private static String limit(int retries) {
    if (retries > MOST_RETRIES) {
      return "none";
    }
    int restarts = Math.max(1, retries);
    return restarts + " in " + duration(Math.max(30, (restarts + 1) * 3));
  }

  private void exitCodes(Optional<Boolean> always, Map<String, Value> settings) {
    Optional<Entry> entry = entry("exitcodes");
    if (entry.isEmpty()) {
      return;
    }
    List<String> codes = new ArrayList<>();
    for (String written : filled(entry.get()).orElse("x").split(",", -1)) {
      Optional<Integer> code = WholeNumber.of(written).filter(n -> n >= 0 && n <= 255);
      if (code.isEmpty() && !(codes.isEmpty() && written.isEmpty())) {
        refused(entry.get(), "write codes from 0 to 255, such as 0,2");
        return;
      }
      code.map(n -> Integer.toString(n)).filter(n -> !codes.contains(n)).ifPresent(codes::add);
    }
    if (always.isPresent()) {
      // Without effect: autorestart is the same after each exit.
      carried(entry.get(), "restart");
    } else if (codes.contains("0")) {
      codes.remove("0");
      if (!codes.isEmpty()) {
        settings.put("success_exit", new Items(codes));
      }
      carried(entry.get(), "success_exit");
    } else {
      settings.put("restart", new Text("always"));
      if (!codes.isEmpty()) {
        raw(settings, "RestartPreventExitStatus", new Text(String.join(" ", codes)));
      }
      approximated(
          entry.get(),
          "`restart: always`, since 0 is not among them, and `RestartPreventExitStatus=` for"
              + " systemd; Upstart restarts after each of them");
    }
  }

  private void output(Map<String, Value> settings) {
    boolean joined = false;
    Optional<Entry> redirect = entry("redirect_stderr");
    if (redirect.isPresent()) {
      joined = redirect.flatMap(this::bool).orElse(false);
      carried(redirect.get(), "the init writes both to one log");
    }
    boolean out = stream("stdout", settings);
    boolean err = stream("stderr", settings) || joined && out;
    if (joined && out) {
      raw(settings, "StandardError", new Text("null"));
    }
    if (out && err) {
      settings.put("upstart", new Items(List.of("console none")));
    }
  }

  /** Whether nobody keeps the output. */
  private boolean stream(String name, Map<String, Value> settings) {
    Optional<Entry> file = entry(name + "_logfile");
    boolean discarded =
        file.flatMap(this::filled)
            .filter(path -> DISCARDED.contains(path.toLowerCase(Locale.ROOT)))
            .isPresent();
    if (discarded) {
      String key = name.equals("stdout") ? "StandardOutput" : "StandardError";
      raw(settings, key, new Text("null"));
      carried(file.orElseThrow(), "systemd.Service." + key);
    } else {
      file.ifPresent(entry -> approximated(entry, LOG));
    }
    for (String about : List.of("_logfile_maxbytes", "_logfile_backups")) {
      entry(name + about)
          .ifPresent(
              entry ->
                  approximated(
                      entry,
                      "the init limits its log: SystemMaxUse= of journald.conf, logrotate of"
                          + " Upstart"));
    }
    entry(name + "_syslog")
        .ifPresent(
            entry -> approximated(entry, "the journal forwards it to syslog, if there is one"));
    for (String about : List.of("_capture_maxbytes", "_events_enabled")) {
      entry(name + about).ifPresent(this::events);
    }
    return discarded;
  }

  private void events(Entry entry) {
    boolean off =
        filled(entry)
            .map(text -> text.equals("0") || truth(text).equals(Optional.of(false)))
            .orElse(false);
    if (off) {
      approximated(entry, "the init has no such events");
    } else {
      fates.notCarried(
          entry.at(), entry.key(), "no init sends such events: let the listener read the journal");
    }
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
        case "serverurl" -> approximated(entry, "supervisord is not running: use systemctl");
        case "socket_backlog" ->
            fates.notCarried(
                entry.at(), entry.key(), "write `Backlog=` into a drop-in of the socket unit");
        default ->
            fates.notCarried(
                entry.at(), entry.key(), "unknown to supervisord: correct or remove it");
      }
    }
  }

  private static void raw(Map<String, Value> settings, String key, Value value) {
    Map<String, Value> service = new LinkedHashMap<>();
    if (settings.get("systemd") instanceof Entries sections
        && sections.values().get("Service") instanceof Entries known) {
      service.putAll(known.values());
    }
    service.put(key, value);
    settings.put("systemd", new Entries(Map.of("Service", new Entries(service))));
  }

  private Optional<Entry> entry(String key) {
    return config.entry(section, key);
  }

  /** The value as the process would have it; those that supervisord refuses are empty. */
  private Optional<String> filled(Entry entry) {
    return SupervisordText.filled(entry.value(), known, number, processes);
  }

  private Optional<Integer> integer(Entry entry, int least, int most) {
    Optional<Integer> value =
        SupervisordText.filled(entry.value(), known, Optional.of(0), 1)
            .flatMap(WholeNumber::of)
            .filter(n -> n >= least && n <= most);
    if (value.isEmpty()) {
      fates.notCarried(
          entry.at(), entry.key(), "write a whole number from " + least + " to " + most);
    }
    return value;
  }

  private Optional<Boolean> bool(Entry entry) {
    Optional<Boolean> value = filled(entry).flatMap(SupervisordProgram::truth);
    if (value.isEmpty()) {
      refused(entry, "write true or false");
    }
    return value;
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on", "1" -> Optional.of(true);
      case "no", "false", "off", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private void carried(Entry entry, String key) {
    fates.carried(entry.at(), entry.key(), key);
  }

  private void approximated(Entry entry, String how) {
    fates.approximated(entry.at(), entry.key(), how);
  }

  private void refused(Entry entry, String toDo) {
    fates.notCarried(entry.at(), entry.key(), "supervisord rejects this value: " + toDo);
  }
}
