package io.github.unitgen.importer;

import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.shell.ShellWords;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A first manifest for the application in a folder. What the files of the folder say is guessed
 * from them, and the comments say from which; without any of them it is an example.
 */
public final class Starter {
  private static final String USER = "deploy";

  /** Programs that applications keep in {@code bin}, in the order in which they are to stand. */
  private static final List<String> PROGRAMS =
      List.of("web", "server", "worker", "workers", "scheduler", "clock", "jobs");

  private final String name;
  private final String folder;
  private final Function<String, Optional<String>> files;
  private final List<ProcessDraft> processes = new ArrayList<>();
  private final Map<String, Value> env = new LinkedHashMap<>();
  private final List<String> guesses = new ArrayList<>();

  private Starter(String name, String folder, Function<String, Optional<String>> files) {
    this.name = name;
    this.folder = folder;
    this.files = files;
  }

  /**
   * {@code name}: what stands before the names of the files; {@code folder}: an absolute path;
   * {@code files}: what a file below it says, empty where there is none.
   */
  public static ManifestDraft of(
      String name, String folder, Function<String, Optional<String>> files) {
    return new Starter(name, folder, files).draft();
  }

  /** What {@code imported} is, as a first manifest. */
  public static ManifestDraft of(ManifestDraft imported, String from) {
    List<String> comments = intro();
    comments.add(
        "Made of " + from + ". Nobody is named there as the user: `" + USER + "` is a guess.");
    return new ManifestDraft(comments, imported.keys(), imported.defaults(), imported.processes());
  }

  /** Whom the processes of a first manifest run as. */
  public static String user() {
    return USER;
  }

  private static List<String> intro() {
    return new ArrayList<>(
        List.of(
            "The processes of this application. Review them, then:",
            "  unitgen lint manifest.yml",
            "  unitgen render manifest.yml -o /etc/systemd/system    (or -o /etc/init: Upstart)",
            ""));
  }

  private ManifestDraft draft() {
    ruby();
    python();
    php();
    node();
    programs();
    if (processes.isEmpty()) {
      process(
          "worker",
          List.of(
              "No file in this folder shows what runs here, so this is an example.",
              "A relative path is taken below `directory`."),
          "bin/worker",
          Map.of());
    }
    List<String> comments = intro();
    comments.add("Guessed: the user, the folder" + (guesses.isEmpty() ? "." : ", and"));
    guesses.forEach(guess -> comments.add("  " + guess));
    comments.add("");
    comments.add(
        "A process can have more: `count: 4` runs four of it, `schedule: \"30 2 * * *\"` runs it");
    comments.add(
        "at times, `oneshot: yes` to its end before others. `unitgen schema` describes each key.");
    Map<String, Value> keys = new LinkedHashMap<>();
    keys.put("name", new Text("app"));
    keys.put("prefix", new Text(name));
    Map<String, Value> defaults = new LinkedHashMap<>();
    defaults.put("user", new Text(USER));
    defaults.put("directory", ManifestDraft.literal(folder));
    if (!env.isEmpty()) {
      defaults.put("env", new Entries(env));
    }
    return new ManifestDraft(comments, keys, defaults, processes);
  }

  private void process(
      String process, List<String> comments, String command, Map<String, Value> more) {
    boolean taken = processes.stream().anyMatch(other -> other.name().equals(process));
    if (!taken) {
      Map<String, Value> settings = new LinkedHashMap<>();
      settings.put("command", ManifestDraft.literal(command));
      settings.putAll(more);
      processes.add(new ProcessDraft(process, comments, settings));
    }
  }

  private void guess(String variable, String value, String why) {
    if (env.putIfAbsent(variable, new Text(value)) == null) {
      guesses.add(variable + ", " + why);
    }
  }

  /** Where the programs of a language are looked for: an init knows no version manager. */
  private void path(String first, String why) {
    guess("PATH", first + "/usr/local/bin:/usr/bin:/bin", why);
  }

  private boolean has(String file) {
    return files.apply(file).isPresent();
  }

  private void ruby() {
    String gems = files.apply("Gemfile").orElse("");
    if (gems.isEmpty()) {
      return;
    }
    boolean rails = hasGem(gems, "rails");
    int before = processes.size();
    if (hasGem(gems, "puma")) {
      boolean configured = has("config/puma.rb");
      process(
          "web",
          List.of(
              configured
                  ? "Gemfile has puma, and here is config/puma.rb."
                  : "Gemfile has puma; the port is a guess."),
          configured ? ruby("puma") + " -C config/puma.rb" : ruby("puma") + " -p 3000",
          Map.of());
    }
    if (hasGem(gems, "sidekiq")) {
      process(
          "sidekiq",
          List.of("Gemfile has sidekiq. A reload quiets it: it accepts no new jobs (TSTP)."),
          ruby("sidekiq"),
          Map.of("quiet_signal", new Text("TSTP")));
    }
    if (hasGem(gems, "solid_queue") && has("bin/jobs")) {
      process(
          "jobs", List.of("Gemfile has solid_queue, and here is bin/jobs."), "bin/jobs", Map.of());
    }
    if (hasGem(gems, "good_job")) {
      process("good_job", List.of("Gemfile has good_job."), ruby("good_job") + " start", Map.of());
    }
    if (processes.size() > before) {
      if (rails) {
        guess("RAILS_ENV", "production", "since Gemfile has rails");
      }
      path("", "search path of bundle and ruby: put the shims of rbenv first");
    }
  }

  /** A binstub of the application, else bundler's. */
  private String ruby(String program) {
    return has("bin/" + program) ? "bin/" + program : "bundle exec " + program;
  }

  private static boolean hasGem(String gems, String gem) {
    for (String line : gems.split("\n", -1)) {
      String[] words = line.strip().split("[ \t(,]+", 3);
      boolean named =
          words.length > 1
              && (words[1].equals("'" + gem + "'") || words[1].equals('"' + gem + '"'));
      if (named && words[0].equals("gem")) {
        return true;
      }
    }
    return false;
  }

  private void python() {
    String needs =
        files.apply("requirements.txt").orElse("") + files.apply("pyproject.toml").orElse("");
    Optional<String> module = files.apply("manage.py").flatMap(Starter::djangoModule);
    if (module.isEmpty()) {
      return;
    }
    String venv =
        has(".venv/bin/python") ? ".venv/bin/" : has("venv/bin/python") ? "venv/bin/" : "";
    int before = processes.size();
    if (needs.contains("gunicorn")) {
      process(
          "web",
          List.of(
              "manage.py names "
                  + module.get()
                  + ", and gunicorn is required; the port is a guess."),
          venv + "gunicorn " + module.get() + ".wsgi --bind 127.0.0.1:8000",
          Map.of());
    }
    if (needs.contains("celery")) {
      process(
          "celery",
          List.of("celery is required; its application is guessed from manage.py."),
          venv + "celery -A " + module.get() + " worker",
          Map.of());
    }
    if (processes.size() > before) {
      guess("PYTHONUNBUFFERED", "1", "so that output comes at once");
      if (venv.isEmpty()) {
        path("", "search path of gunicorn and celery: put bin of a virtualenv first");
      }
    }
  }

  /** {@code shop} of {@code "shop.settings"}. */
  private static Optional<String> djangoModule(String manage) {
    int at = manage.indexOf("DJANGO_SETTINGS_MODULE");
    int settings = at < 0 ? -1 : manage.indexOf(".settings", at);
    if (settings < 0) {
      return Optional.empty();
    }
    int start = settings;
    while (start > at
        && (Character.isLetterOrDigit(manage.charAt(start - 1))
            || manage.charAt(start - 1) == '_')) {
      start--;
    }
    return start == settings ? Optional.empty() : Optional.of(manage.substring(start, settings));
  }

  private void php() {
    if (has("artisan")) {
      process(
          "queue",
          List.of("Here is artisan. The worker ends after an hour, and is started again."),
          "php artisan queue:work --max-time=3600",
          Map.of("restart", new Text("always")));
    }
  }

  private void node() {
    Optional<String> start =
        files
            .apply("package.json")
            .flatMap(text -> YamlParser.parse(new Source("package.json", text)).value())
            .flatMap(root -> child(root, "scripts"))
            .flatMap(scripts -> child(scripts, "start"))
            .filter(YamlNode.Scalar.class::isInstance)
            .map(script -> ((YamlNode.Scalar) script).text());
    if (start.isEmpty() || start.get().isBlank()) {
      return;
    }
    boolean plain = isPlain(start.get());
    process(
        "web",
        plain
            ? List.of(
                "The start script of package.json, without npm: that keeps signals to itself.")
            : List.of(
                "The start script of package.json needs a shell: write here what it starts at"
                    + " last,",
                "with its variables in `env`. This is an example."),
        plain ? start.get().strip() : "node server.js",
        Map.of());
    guess("NODE_ENV", "production", "since here is package.json");
    path(folder + "/node_modules/.bin:", "where node is looked for, and what npm has installed");
  }

  private static Optional<YamlNode> child(YamlNode node, String key) {
    return node instanceof YamlNode.Mapping mapping
        ? mapping.entry(key).map(YamlNode.Entry::value)
        : Optional.empty();
  }

  /** Whether it is one program with its arguments. */
  private static boolean isPlain(String script) {
    ShellWords.Split split = ShellWords.split(script);
    return split.problems().isEmpty()
        && !split.words().isEmpty()
        && split.words().get(0).value().indexOf('=') < 0
        && !split.words().get(0).value().contains("./");
  }

  private void programs() {
    for (String program : PROGRAMS) {
      String path = "bin/" + program;
      if (has(path) && processes.stream().noneMatch(other -> starts(other, path))) {
        process(program, List.of("Here is " + path + "."), path, Map.of());
      }
    }
  }

  private static boolean starts(ProcessDraft process, String path) {
    return process.settings().get("command") instanceof Text text && text.text().startsWith(path);
  }
}
