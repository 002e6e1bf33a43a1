package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.shell.ShellQuoting;
import io.github.unitgen.syntax.upstart.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What runs before the main process of a job, as keys of a manifest. */
final class Phases {
  private static final String PRE_START = "pre-start";

  /** Upstart's own way to call a start off. */
  private static final Pattern CALLED_OFF =
      Pattern.compile(
          "(?m)(?:initctl )?\\bstop[ \t]*(?:;|\n)[ \t]*exit 0\\b|(?<=^|[ \t])stop[ \t]*;?$");

  private static final Pattern TALKS =
      Pattern.compile(
          "(?m)(?:^|[;&|({`!]|\\b(?:then|else|do)\\b)[ \t]*(?:/sbin/)?"
              + "(?:initctl|start|stop|status|restart|reload|emit)\\b(?![-=/.])");

  private static final Pattern MAKES =
      Pattern.compile(
          "[ \t]*(?:(?:/bin/)?(?:mkdir|chown)|/usr/bin/install) [^;&|<>`()]*|[ \t]*(?:#.*)?");

  private static final Pattern BELOW = Pattern.compile("/(?:var/)?(run|lib)/([A-Za-z0-9_.:/-]+)");

  private final Map<String, Value> settings;
  private final RawBlocks raw;
  private final List<Fate> fates = new ArrayList<>();
  private final Map<String, String> environment;
  private final InstanceText instance;
  private final Place at;
  private boolean asRoot;

  /** {@code settings}: those of the process so far, to which this adds. */
  Phases(
      Map<String, Value> settings,
      RawBlocks raw,
      Map<String, String> environment,
      InstanceText instance,
      Place at) {
    this.settings = settings;
    this.raw = raw;
    this.environment = environment;
    this.instance = instance;
    this.at = at;
  }

  List<Fate> fates() {
    return fates;
  }

  /** Whether the script talks to Upstart by its commands. */
  static boolean talksToInit(String script) {
    return TALKS.matcher(script).find();
  }

  /** {@code start}: what the main process is. */
  void preStart(Job.Command command, JobStart start) {
    asRoot = start.isLifted();
    String script = command.isScript() ? command.text().value() : "exec " + command.text().value();
    script = Undisclosed.script(script, at, fates);
    Matcher off = CALLED_OFF.matcher(script);
    if (off.find()) {
      script = off.replaceAll("exit 1");
      fates.add(Fate.approximated(at, PRE_START, "`stop` is `exit 1`: the start then fails"));
    }
    if (talksToInit(script)) {
      fates.add(
          Fate.notCarried(
              at,
              PRE_START,
              "it calls Upstart commands, which do not exist on systemd: rewrite it in"
                  + " `pre_start`"));
      return;
    }
    script = withoutFolders(script);
    Optional<ToldScript> told = ToldScript.of(script, environment, instance);
    List<List<String>> programs = new ArrayList<>(told.map(ToldScript::programs).orElse(List.of()));
    boolean alike = told.isPresent() && isAlike(told.get(), start.told());
    int made = folders(programs);
    if (alike) {
      commands(programs.subList(made, programs.size()));
    } else if (!script.isBlank()) {
      byShell(script.strip());
    }
    for (String key : List.of("pre_start", "runtime_directory", "state_directory")) {
      if (settings.containsKey(key)) {
        fates.add(Fate.carried(at, PRE_START, key));
      }
    }
    if (fates.isEmpty()) {
      fates.add(Fate.approximated(at, PRE_START, "it runs nothing"));
    }
  }

  /** A script of which more than its first lines is not known, without the folders these make. */
  private String withoutFolders(String script) {
    if (ToldScript.of(script, environment, instance).isPresent()) {
      return script;
    }
    StringBuilder first = new StringBuilder();
    for (String line : script.split("\n", -1)) {
      if (!MAKES.matcher(line).matches()) {
        break;
      }
      first.append(line).append('\n');
    }
    List<List<String>> programs =
        new ArrayList<>(
            ToldScript.of(first.toString(), environment, instance)
                .map(ToldScript::programs)
                .orElse(List.of()));
    Map<String, Value> before = new LinkedHashMap<>(settings);
    if (!programs.isEmpty() && folders(programs) == programs.size()) {
      return script.substring(Math.min(first.length(), script.length()));
    }
    settings.clear();
    settings.putAll(before);
    return script;
  }

  /** Whether it prepares for its commands what the main script does, or nothing. */
  private boolean isAlike(ToldScript script, Optional<ToldScript> main) {
    return script.exports().equals(main.map(ToldScript::exports).orElse(Map.of()))
            && script.files().equals(main.map(ToldScript::files).orElse(List.of()))
            && script.directory().equals(main.flatMap(ToldScript::directory))
        || script.exports().isEmpty()
            && script.files().isEmpty()
            && script.directory().isEmpty()
            && script.account().isEmpty();
  }

  /** How many of {@code programs}, from the first on, make folders that the init can make. */
  private int folders(List<List<String>> programs) {
    String user = text("user");
    Set<String> runtime = new LinkedHashSet<>();
    Set<String> state = new LinkedHashSet<>();
    int made = 0;
    while (made < programs.size()) {
      List<String> words = programs.get(made);
      Optional<String> path = folder(words, user);
      int taken = 1;
      if (path.isEmpty() && words.size() > 2 && isMkdir(words)) {
        List<String> next = made + 1 < programs.size() ? programs.get(made + 1) : List.of();
        String folder = words.get(words.size() - 1);
        path = Optional.of(folder);
        boolean owned = isOwning(next, folder, user);
        if (!owned && !user.isEmpty() && !user.equals("root")) {
          break;
        }
        taken = owned ? 2 : 1;
      }
      Optional<Matcher> below = path.flatMap(this::below);
      if (below.isEmpty()) {
        break;
      }
      (below.get().group(1).equals("run") ? runtime : state).add(below.get().group(2));
      made += taken;
    }
    put("runtime_directory", runtime);
    put("state_directory", state);
    return made;
  }

  private void put(String key, Set<String> names) {
    if (names.size() == 1) {
      settings.put(key, new Text(names.iterator().next()));
    } else if (!names.isEmpty()) {
      settings.put(key, new Items(List.copyOf(names)));
    }
  }

  /** Below /run or /var/lib; with instances each has one of its own. */
  private Optional<Matcher> below(String path) {
    String end = "-" + InstanceText.MARK;
    boolean each = path.endsWith(end);
    String plain = each ? path.substring(0, path.length() - end.length()) : path;
    Matcher below = BELOW.matcher(plain);
    boolean known =
        below.matches()
            && !below.group(2).contains("//")
            && !below.group(2).endsWith("/")
            && (plain.startsWith("/run/") || plain.startsWith("/var/"));
    return known && !plain.startsWith("/lib/") && each == instance.variable().isPresent()
        ? Optional.of(below)
        : Optional.empty();
  }

  /** What {@code install} makes as unitgen has it do. */
  private static Optional<String> folder(List<String> words, String user) {
    List<String> start = List.of("/usr/bin/install", "-d", "-m", "755");
    int size = words.size();
    if (size < 5 || !words.subList(0, 4).equals(start)) {
      return Optional.empty();
    }
    boolean owned =
        size == 9
            && words.get(4).equals("-o")
            && words.get(5).equals(user)
            && words.get(6).equals("-g");
    boolean root = size == 5 && (user.isEmpty() || user.equals("root"));
    return owned || root ? Optional.of(words.get(size - 1)) : Optional.empty();
  }

  private static boolean isMkdir(List<String> words) {
    return words.size() == 3
        && (words.get(0).equals("mkdir") || words.get(0).equals("/bin/mkdir"))
        && words.get(1).equals("-p");
  }

  private static boolean isOwning(List<String> words, String path, String user) {
    boolean chown =
        !words.isEmpty() && (words.get(0).equals("chown") || words.get(0).equals("/bin/chown"));
    if (!chown || user.isEmpty() || words.size() < 3) {
      return false;
    }
    boolean deep = words.get(1).equals("-R");
    String owner = words.get(deep ? 2 : 1);
    boolean same =
        owner.equals(user) || owner.equals(user + ":" + user) || owner.equals(user + ":");
    return same && words.size() == (deep ? 4 : 3) && words.get(words.size() - 1).equals(path);
  }

  private String text(String key) {
    return settings.get(key) instanceof Text text ? text.text() : "";
  }

  /** Each a list of words. */
  private void commands(List<List<String>> programs) {
    List<String> items = new ArrayList<>();
    Set<String> seconds = new LinkedHashSet<>();
    for (List<String> words : programs) {
      boolean bounded =
          words.size() > 4 && words.subList(0, 3).equals(List.of("/usr/bin/timeout", "-s", "KILL"));
      seconds.add(bounded ? words.get(3) : "");
    }
    String limit = seconds.size() == 1 ? seconds.iterator().next() : "";
    boolean bounded =
        !limit.isEmpty() && limit.length() < 8 && limit.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean shell = isOfShell(programs, bounded);
    List<List<String>> commands = new ArrayList<>();
    for (List<String> words : programs) {
      List<String> own = bounded ? words.subList(4, words.size()) : words;
      commands.add(own);
      items.add(InstanceText.literal(shell ? own.get(own.size() - 1) : JobStart.quoted(own)));
    }
    if (bounded) {
      settings.put("timeout_start", new Text(limit + "s"));
    }
    add(items, commands);
  }

  /** Whether each is a text for the shell of the process. */
  private boolean isOfShell(List<List<String>> programs, boolean bounded) {
    if (!settings.containsKey("shell") || programs.isEmpty()) {
      return false;
    }
    String shell = shell();
    return programs.stream()
        .map(words -> bounded ? words.subList(4, words.size()) : words)
        .allMatch(
            words ->
                words.size() > 2
                    && words.get(words.size() - 2).equals("-c")
                    && JobStart.quoted(words.subList(0, words.size() - 2)).equals(shell));
  }

  private String shell() {
    return settings.get("shell") instanceof Text text ? text.text() : "/bin/sh";
  }

  private void byShell(String script) {
    String text =
        InstanceText.named(
            instance.replaced(script, InstanceText.MARK),
            environment.getOrDefault("UPSTART_JOB", ""));
    String shell = settings.containsKey("shell") ? shell() : "";
    String item =
        switch (shell) {
          case "/bin/sh -e" -> text;
          case "" -> "/bin/sh -e -c " + ShellQuoting.word(text);
          default -> "set -e\n" + text;
        };
    add(List.of(InstanceText.literal(item)), List.of(List.of("/bin/sh", "-e", "-c", text)));
  }

  /** {@code commands}: the same as words, for an init that runs them itself. */
  private void add(List<String> items, List<List<String>> commands) {
    if (items.isEmpty()) {
      return;
    }
    if (!asRoot) {
      settings.put("pre_start", new Items(items));
      return;
    }
    boolean kept = true;
    for (List<String> command : commands) {
      kept &= raw.directive("ExecStartPre", "+", command);
    }
    fates.add(
        kept
            ? Fate.approximated(
                at,
                PRE_START,
                "root ran it, but `pre_start` runs as `user`: on systemd it is"
                    + " `ExecStartPre=+…`, on Upstart it is dropped")
            : Fate.notCarried(
                at,
                PRE_START,
                "root ran it, but `pre_start` runs as `user`: move it to `oneshot`"));
  }
}
