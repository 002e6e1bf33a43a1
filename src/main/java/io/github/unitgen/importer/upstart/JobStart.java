package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ShellStart;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.shell.ShellQuoting;
import io.github.unitgen.syntax.shell.ShellText;
import io.github.unitgen.syntax.shell.ShellWords;
import io.github.unitgen.syntax.upstart.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the main process of a job is, as keys of a manifest. */
final class JobStart {
  /** With one of these Upstart hands an exec line to {@code /bin/sh -e -c "exec LINE"}. */
  private static final String SHELL_CHARACTERS = "~`!$^&*()=|\\{}[];\"'<>?";

  private final Map<String, Value> settings = new LinkedHashMap<>();
  private final List<Fate> fates = new ArrayList<>();
  private final InstanceText instance;
  private final Map<String, String> environment;
  private final Place at;
  private final boolean waits;
  private Optional<ToldScript> told = Optional.empty();
  private boolean broughtBack;
  private boolean lifted;

  /**
   * {@code environment}: the variables of the job; {@code directory}: that of {@code chdir}; {@code
   * at}: where the stanza is; {@code waits}: the init waits for the process to fork or stop.
   */
  JobStart(
      Job.Command command,
      Map<String, String> environment,
      Optional<String> directory,
      InstanceText instance,
      Place at,
      boolean waits) {
    this.environment = environment;
    this.instance = instance;
    this.at = at;
    this.waits = waits;
    String text = command.text().value();
    boolean split =
        !command.isScript() && text.chars().noneMatch(c -> SHELL_CHARACTERS.indexOf(c) >= 0);
    if (split) {
      String line = Undisclosed.script(text, at, fates);
      start(quoted(List.of(line.strip().split("[ \t]+", -1))), directory, true);
      return;
    }
    String script = Undisclosed.script(command.isScript() ? text : "exec " + text, at, fates);
    told =
        ToldScript.of(script, environment, instance)
            .filter(t -> t.becomes() && t.programs().size() == 1)
            .filter(t -> t.directory().filter(path -> !path.startsWith("/")).isEmpty());
    if (told.isPresent()) {
      start(quoted(told.get().programs().get(0)), told.get().directory().or(() -> directory), true);
      around(told.get());
    } else {
      start(script, directory, false);
    }
  }

  /** The keys. */
  Map<String, Value> settings() {
    return settings;
  }

  /** What was changed of the text. */
  List<Fate> fates() {
    return fates;
  }

  /** What is known of the script, where all is. */
  Optional<ToldScript> told() {
    return told;
  }

  /** Whether a known program no longer leaves the foreground. */
  boolean isBroughtBack() {
    return broughtBack;
  }

  /** Whether the command itself said as whom the process runs, so that root ran the rest. */
  boolean isLifted() {
    return lifted;
  }

  /** The words for a shell; what stands for the instance needs no quotes. */
  static String quoted(List<String> words) {
    StringBuilder out = new StringBuilder();
    for (String word : words) {
      String probe = word.replace(InstanceText.MARK, "0");
      boolean first = out.isEmpty();
      String written = first ? ShellQuoting.name(probe) : ShellQuoting.word(probe);
      String quoted = first ? ShellQuoting.name(word) : ShellQuoting.word(word);
      out.append(first ? "" : " ").append(written.equals(probe) ? word : quoted);
    }
    return out.toString();
  }

  /** {@code plain}: the text is one command that no shell has to read. */
  private void start(String script, Optional<String> directory, boolean plain) {
    ShellStart start = new ShellStart(script, directory, Set.of(), at, "exec", !plain);
    Map<String, Value> found = new LinkedHashMap<>(start.settings());
    String text = start.text();
    broughtBack = start.isBroughtBack();
    lifted = start.user().isPresent();
    fates.addAll(start.fates());
    if (found.containsKey("shell") && start.shell().isEmpty()) {
      Optional<ToldScript> simple =
          ShellText.of(text).isSimpleCommand()
              ? ToldScript.of("exec " + text, environment, instance)
                  .filter(t -> t.becomes() && t.programs().size() == 1 && t.exports().isEmpty())
              : Optional.empty();
      if (simple.isPresent()) {
        text = quoted(simple.get().programs().get(0));
        found.remove("shell");
      }
    }
    if (found.containsKey("shell")) {
      text = Undisclosed.script(text, at, fates);
      text = InstanceText.named(text, environment.getOrDefault("UPSTART_JOB", ""));
      text = withExec(instance.replaced(text, InstanceText.MARK));
      if (instance.isNamed(text)) {
        variable(found, instance.variable().orElse(""), InstanceText.MARK);
      }
    } else {
      text = byShell(text, found);
    }
    found.put("command", ManifestDraft.literal(text));
    settings.putAll(found);
  }

  /** A command that is a shell with a text: its words go to {@code shell}. */
  private static String byShell(String command, Map<String, Value> settings) {
    ShellWords.Split split = ShellWords.split(command);
    List<String> words = split.values();
    int last = words.size() - 1;
    if (!split.problems().isEmpty()
        || last < 2
        || !words.get(last - 1).equals("-c")
        || !isShell(words.get(0))
        || words.get(last).isBlank()
        || !words.subList(1, last - 1).stream().allMatch(word -> word.startsWith("-"))) {
      return command;
    }
    boolean sh = last == 2 && words.get(0).equals("/bin/sh");
    settings.put(
        "shell",
        sh ? new Word("true") : new ManifestDraft.Text(quoted(words.subList(0, last - 1))));
    String text = words.get(last);
    String plain = text.startsWith("exec ") ? text.substring("exec ".length()) : text;
    return ShellText.of(plain).withExec().filter(text::equals).isPresent() ? plain : text;
  }

  private static boolean isShell(String program) {
    return List.of("/bin/sh", "/bin/bash", "/bin/dash", "/usr/bin/bash", "/usr/bin/zsh", "/bin/zsh")
        .contains(program);
  }

  private static void variable(Map<String, Value> settings, String name, String value) {
    Map<String, Value> all = new LinkedHashMap<>();
    if (settings.get("env") instanceof Entries given) {
      all.putAll(given.values());
    }
    all.put(name, ManifestDraft.literal(value));
    settings.put("env", new Entries(all));
  }

  /** With {@code exec} in front of the last of several commands, so that no shell stays. */
  private String withExec(String text) {
    ShellText shell = ShellText.of(text);
    OptionalInt offset =
        shell.isSimpleCommand() || waits ? OptionalInt.empty() : shell.execOffset();
    if (offset.isEmpty()) {
      return text;
    }
    fates.add(
        Fate.approximated(
            at, "exec", "`exec` is added to the last command, so that signals reach the program"));
    return text.substring(0, offset.getAsInt()) + "exec " + text.substring(offset.getAsInt());
  }

  private void around(ToldScript script) {
    script.exports().forEach((name, value) -> variable(settings, name, value));
    if (!script.files().isEmpty()) {
      settings.put(
          "env_files", new Items(script.files().stream().map(InstanceText::literal).toList()));
      fates.add(
          Fate.approximated(
              at,
              "exec",
              "the variable files that it reads become `env_files`: systemd accepts plain"
                  + " NAME=value lines, and passes all of them on"));
    }
    script
        .account()
        .ifPresent(
            account -> {
              int colon = account.indexOf(':');
              settings.putIfAbsent("user", new ManifestDraft.Text(account.substring(0, colon)));
              settings.putIfAbsent("group", new ManifestDraft.Text(account.substring(colon + 1)));
            });
    script.port().ifPresent(port -> settings.put("port", new Word(Integer.toString(port))));
  }
}
