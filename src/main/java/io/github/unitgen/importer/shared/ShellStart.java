package io.github.unitgen.importer.shared;

import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellScan;
import io.github.unitgen.syntax.shell.ShellText;
import io.github.unitgen.syntax.shell.ShellWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shell text that starts a process, as keys of a manifest. What belongs to the init is taken off
 * the text from its front and its end: the folder, variables, the user, the log file, the
 * background. A text that does more stays one for a shell, and does what it did.
 */
public final class ShellStart {
  private final Place at;
  private final String what;
  private final Set<String> ofFiles;
  private final Map<String, Value> env = new LinkedHashMap<>();
  private final List<Fate> fates = new ArrayList<>();
  private Optional<String> directory;
  private final Map<String, Value> limits = new LinkedHashMap<>();
  private final boolean endsAtFailure;
  private final boolean isScript;
  private Optional<String> user = Optional.empty();
  private Optional<String> group = Optional.empty();
  private Optional<String> umask = Optional.empty();
  private Optional<String> shell = Optional.empty();
  private boolean foreground;
  private String text;

  /**
   * Reads a text; {@code what}: what it is called at {@code at}; {@code directory}: where it runs,
   * an absolute path; {@code ofFiles}: variables that files set, which would win over {@code env}.
   */
  public ShellStart(
      String text, Optional<String> directory, Set<String> ofFiles, Place at, String what) {
    this(text, directory, ofFiles, at, what, false);
  }

  /**
   * Reads a text; {@code endsAtFailure}: the shell that reads it ends where a command fails ({@code
   * -e}).
   */
  public ShellStart(
      String text,
      Optional<String> directory,
      Set<String> ofFiles,
      Place at,
      String what,
      boolean endsAtFailure) {
    this(text, directory, ofFiles, at, what, endsAtFailure, endsAtFailure);
  }

  /** {@code isScript}: of an init, with statements that prepare the shell for the last one. */
  private ShellStart(
      String text,
      Optional<String> directory,
      Set<String> ofFiles,
      Place at,
      String what,
      boolean endsAtFailure,
      boolean isScript) {
    this.text = text.strip();
    this.ofFiles = ofFiles;
    this.directory = directory;
    this.at = at;
    this.what = what;
    this.endsAtFailure = endsAtFailure;
    this.isScript = isScript;
    while (unwrap()) {
      // each time one layer less
    }
    Foreground stays = Foreground.of(this.text);
    stays.changes().forEach(this::changed);
    this.text = stays.text();
    foreground = stays.isBroughtBack() || foreground && !stays.isKnown();
  }

  /** Returns {@code command} and the keys that go with it. */
  public Map<String, Value> settings() {
    Map<String, Value> settings = new LinkedHashMap<>();
    settings.put("command", ManifestDraft.literal(text));
    if (shell.isPresent()) {
      settings.put("shell", new ManifestDraft.Text(shell.get()));
    } else if (needsShell()) {
      settings.put(
          "shell",
          endsAtFailure && hasMore() ? new ManifestDraft.Text("/bin/sh -e") : new Word("true"));
    }
    user.ifPresent(name -> settings.put("user", new ManifestDraft.Text(name)));
    group.ifPresent(name -> settings.put("group", new ManifestDraft.Text(name)));
    umask.ifPresent(digits -> settings.put("umask", new Word(digits)));
    if (!limits.isEmpty()) {
      settings.put("limits", new ManifestDraft.Entries(limits));
    }
    directory.ifPresent(path -> settings.put("directory", ManifestDraft.literal(path)));
    if (!env.isEmpty()) {
      settings.put("env", new ManifestDraft.Entries(env));
    }
    return settings;
  }

  /** Returns what was changed of the text. */
  public List<Fate> fates() {
    return List.copyOf(fates);
  }

  /** Returns the text that is left. */
  public String text() {
    return text;
  }

  /** Returns the shell that has to read it, where it is not /bin/sh. */
  public Optional<String> shell() {
    return shell;
  }

  /** Returns the user who runs it, where the text names one. */
  public Optional<String> user() {
    return user;
  }

  /**
   * Whether there is more than one command, so that it matters what the shell does at a failure.
   */
  private boolean hasMore() {
    return !ShellText.of(text).isSimpleCommand();
  }

  /** What no init would start is for the shell to refuse, when it runs. */
  boolean needsShell() {
    ShellWords.Split split = ShellWords.split(text);
    if (!split.problems().isEmpty() || split.words().isEmpty()) {
      return true;
    }
    String program = split.words().get(0).value();
    return program.isEmpty()
        || program.startsWith("-")
        || program.startsWith("~")
        || program.endsWith("/")
        || program.indexOf('/') > 0 && directory.isEmpty()
        || ShellNames.isBuiltinWithoutProgram(program);
  }

  /** A shell refuses it, and so it is kept as it is. */
  private boolean isBroken() {
    return ShellWords.split(text).problems().stream()
        .anyMatch(problem -> problem.kind() == ShellWords.Kind.UNCLOSED_QUOTE);
  }

  private boolean unwrap() {
    if (shell.isPresent() || isBroken()) {
      return false;
    }
    List<ShellScan.Command> commands = ShellScan.of(text).commands();
    if (commands.isEmpty()) {
      return false;
    }
    if (Statements.isLogged(commands, text)) {
      String logger = text.substring(commands.get(0).span().end()).strip();
      changed(
          "`" + logger + "` is removed: the init logs the output (journalctl, /var/log/upstart)");
      text = text.substring(0, commands.get(0).span().end());
      return true;
    }
    boolean plain = commands.stream().allMatch(Statements::isPlain);
    if (isScript
        && commands.size() > 1
        && (plain || Statements.isAlone(commands))
        && setUp(commands)) {
      return true;
    }
    if (isScript && commands.size() > 1 && (plain || Statements.isAlone(commands))) {
      boolean bare = Statements.isOnlyComments(text.substring(0, commands.get(0).span().start()));
      return bare && first(commands) || last(commands);
    }
    if (!plain) {
      return false;
    }
    return commands.size() > 1 ? first(commands) : only(commands.get(0));
  }

  /**
   * Takes layers off the last one of several statements, where what stands before it prepares the
   * shell alone.
   */
  private boolean last(List<ShellScan.Command> commands) {
    int start = commands.size() - 1;
    if (start > 1 && commands.get(start).pipedFrom()) {
      start--;
    }
    ShellScan.Command command = commands.get(start);
    String before = text.substring(0, command.span().start());
    boolean prepares = commands.subList(0, start).stream().allMatch(Statements::isPreparing);
    boolean own =
        command.last()
            || start < commands.size() - 1
                && Statements.isLogged(commands.subList(start, start + 2), text);
    if (!prepares || !own || !command.operator().isEmpty() || !command.inside().isEmpty()) {
      return false;
    }
    String written = text.substring(command.span().start()).strip();
    ShellStart end = new ShellStart(written, directory, ofFiles, at, what, true, true);
    boolean more =
        end.shell.isPresent()
            || !end.env.isEmpty()
            || !end.limits.isEmpty()
            || !end.directory.equals(directory);
    Optional<String> exec = ShellText.of(end.text).withExec();
    if (more || end.fates.isEmpty() || exec.isEmpty()) {
      return false;
    }
    user = end.user.or(() -> user);
    group = end.group.or(() -> group);
    umask = end.umask.or(() -> umask);
    fates.addAll(end.fates);
    foreground |= end.foreground;
    text = before + exec.get();
    return true;
  }

  /** Takes off a statement that prepares the shell for what comes behind it. */
  private boolean setUp(List<ShellScan.Command> commands) {
    ShellScan.Command command = commands.get(0);
    String before = text.substring(0, command.span().start());
    if (!Statements.isAlone(commands) || !Statements.isOnlyComments(before)) {
      return false;
    }
    List<String> words = command.words().stream().map(ShellScan.Word::value).toList();
    boolean literal =
        command.words().stream().allMatch(ShellScan.Word::literal)
            && command.assignments().isEmpty();
    String written = text.substring(command.span().start(), command.span().end()).strip();
    if (words.equals(List.of("exec")) && !command.redirections().isEmpty()) {
      if (!command.redirections().stream().allMatch(ShellScan.Redirection::isOutput)) {
        return false;
      }
      changed(
          "`" + written + "` is removed: the init logs the output (journalctl, /var/log/upstart)");
    } else if (words.size() == 2
        && words.get(0).equals("echo")
        && words.get(1).equals("$$")
        && command.redirections().size() == 1) {
      changed("`" + written + "` is removed: the init tracks the process without a PID file");
    } else if (!literal || !command.redirections().isEmpty() || words.isEmpty()) {
      return false;
    } else if (words.equals(List.of("set", "-e"))) {
      // As Upstart runs it anyway.
    } else if (words.get(0).equals("umask") && words.size() == 2 && isOctal(words.get(1))) {
      umask = Optional.of(words.get(1));
      changed("the umask of the script is `umask`");
    } else if (words.get(0).equals("ulimit") && words.size() == 3 && isLimit(words)) {
      changed("`" + written + "` is `limits`");
    } else {
      return false;
    }
    text = text.substring(Statements.next(text, command.span().end())).strip();
    return true;
  }

  private static boolean isOctal(String digits) {
    return digits.length() > 2
        && digits.length() < 5
        && digits.chars().allMatch(c -> c >= '0' && c <= '7');
  }

  private boolean isLimit(List<String> words) {
    Optional<String> key =
        Optional.ofNullable(Map.of("-n", "nofile", "-u", "nproc").get(words.get(1)));
    String value = words.get(2);
    boolean unlimited = value.equals("unlimited");
    boolean number = value.length() < 10 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (key.isEmpty() || !number && !unlimited) {
      return false;
    }
    limits.put(key.get(), unlimited ? new ManifestDraft.Text("infinity") : new Word(value));
    return true;
  }

  /** Whether the text had a known program leave the foreground, which it no longer does. */
  public boolean isBroughtBack() {
    return foreground;
  }

  /** Takes off what stands before others. */
  private boolean first(List<ShellScan.Command> commands) {
    ShellScan.Command command = commands.get(0);
    List<ShellScan.Word> words = command.words();
    boolean literal =
        words.stream().allMatch(ShellScan.Word::literal)
            && command.assignments().isEmpty()
            && command.redirections().isEmpty()
            && command.background().isEmpty()
            && !words.isEmpty();
    if (!literal) {
      return false;
    }
    String name = words.get(0).value();
    if (name.equals("cd") && words.size() == 2) {
      Optional<String> folder = below(words.get(1).value());
      if (folder.isEmpty()) {
        return false;
      }
      directory = folder;
      changed("`cd " + words.get(1).value() + "` is `directory`");
    } else if (name.equals("export")
        && words.size() > 1
        && areAssignments(words.subList(1, words.size()))) {
      words.subList(1, words.size()).forEach(word -> set(word.value()));
      changed("`export` is `env`");
    } else {
      return false;
    }
    text = text.substring(commands.get(1).span().start());
    return true;
  }

  private boolean areAssignments(List<ShellScan.Word> words) {
    return words.stream().allMatch(word -> word.literal() && isAssignment(word.value()));
  }

  /** Whether {@code env} can hold it. */
  private boolean isAssignment(String word) {
    int sign = word.indexOf('=');
    return sign > 0
        && ShellNames.isName(word.substring(0, sign))
        && !ofFiles.contains(word.substring(0, sign));
  }

  private void set(String assignment) {
    int sign = assignment.indexOf('=');
    String name = assignment.substring(0, sign);
    String value = assignment.substring(sign + 1);
    if (Secrets.isSecret(name, value)) {
      fates.add(Undisclosed.variable(at, name));
    } else {
      env.put(name, ManifestDraft.literal(value));
    }
  }

  /** {@code path} from where the text runs; empty where that is not known. */
  private Optional<String> below(String path) {
    if (path.startsWith("~") || path.startsWith("-") || ("/" + path + "/").contains("/../")) {
      return Optional.empty();
    }
    if (path.startsWith("/")) {
      return Optional.of(path);
    }
    String plain = path.startsWith("./") ? path.substring(2) : path;
    boolean here = plain.isEmpty() || plain.equals(".");
    return directory.map(folder -> here ? folder : folder + "/" + plain);
  }

  /** Takes one layer off a command that is all there is. */
  private boolean only(ShellScan.Command command) {
    if (command.background().isPresent()) {
      changed("the `&` is removed: the init owns the process in the foreground");
      text = text.substring(0, command.background().get().start()).strip();
      return true;
    }
    if (command.redirections().size() == 1
        && command.redirections().get(0).document().isPresent()) {
      return document(command, command.redirections().get(0));
    }
    if (!command.redirections().isEmpty()) {
      return redirections(command);
    }
    List<ShellScan.Word> words = command.words();
    if (words.isEmpty()) {
      return false;
    }
    if (!command.assignments().isEmpty()) {
      return assignments(command);
    }
    String name = words.get(0).value();
    switch (name) {
      case "exec" -> {
        return words.size() > 1 && !words.get(1).value().startsWith("-") && from(words, 1);
      }
      case "nohup", "setsid" -> {
        if (words.size() > 1 && !words.get(1).value().startsWith("-")) {
          changed("`" + name + "` is removed: no terminal can end the process");
          return from(words, 1);
        }
        return false;
      }
      case "env", "/usr/bin/env" -> {
        return env(words);
      }
      case "sudo", "/usr/bin/sudo" -> {
        return Launcher.sudo(words, text, this::isAssignment).filter(this::launched).isPresent();
      }
      case "su" -> {
        return Launcher.su(words).filter(this::launched).isPresent();
      }
      case "start-stop-daemon", "/sbin/start-stop-daemon" -> {
        return Launcher.startStopDaemon(words, text).filter(this::launched).isPresent();
      }
      case "sh", "/bin/sh", "bash", "/bin/bash" -> {
        return shell(words);
      }
      default -> {
        return false;
      }
    }
  }

  /** Output to files goes; any other redirection needs a shell. */
  private boolean redirections(ShellScan.Command command) {
    boolean output =
        command.redirections().stream()
            .allMatch(
                redirection ->
                    redirection.isOutput()
                        || redirection
                            .target()
                            .filter(w -> w.value().equals("/dev/null"))
                            .isPresent());
    if (!output || command.words().isEmpty()) {
      return false;
    }
    String written =
        command.redirections().stream()
            .map(
                redirection -> text.substring(redirection.span().start(), redirection.span().end()))
            .collect(Collectors.joining(" "));
    changed(
        "`" + written + "` is removed: the init logs the output (journalctl, /var/log/upstart)");
    StringBuilder left = new StringBuilder();
    List<ShellScan.Word> words = new ArrayList<>(command.assignments());
    words.addAll(command.words());
    for (ShellScan.Word word : words) {
      left.append(left.isEmpty() ? "" : " ");
      left.append(text, word.span().start(), word.span().end());
    }
    text = left.toString();
    return true;
  }

  private boolean assignments(ShellScan.Command command) {
    if (!areAssignments(command.assignments())) {
      return false;
    }
    command.assignments().forEach(word -> set(word.value()));
    return from(command.words(), 0);
  }

  private boolean env(List<ShellScan.Word> words) {
    int at = 1;
    while (at < words.size() && words.get(at).literal() && isAssignment(words.get(at).value())) {
      at++;
    }
    if (at == 1 || at == words.size() || words.get(at).value().startsWith("-")) {
      return false;
    }
    words.subList(1, at).forEach(word -> set(word.value()));
    return from(words, at);
  }

  /** Whether the keys can say what a program did that starts another one; they then do. */
  private boolean launched(Launcher launcher) {
    Optional<String> folder = launcher.directory().flatMap(this::below);
    if (launcher.directory().isPresent() && folder.isEmpty()
        || launcher.umask().filter(digits -> !isOctal(digits)).isPresent()) {
      return false;
    }
    user = launcher.user().or(() -> user);
    group = launcher.group().or(() -> group);
    umask = launcher.umask().or(() -> umask);
    directory = folder.or(() -> directory);
    changed(launcher.how());
    launcher.assignments().forEach(this::set);
    text = launcher.text();
    return true;
  }

  /** A here-document that a shell reads is its text. */
  private boolean document(ShellScan.Command command, ShellScan.Redirection redirection) {
    List<String> words = new ArrayList<>();
    command.words().forEach(word -> words.add(word.value()));
    if (!words.isEmpty() && words.get(0).equals("exec")) {
      words.remove(0);
    }
    boolean bash = words.equals(List.of("bash")) || words.equals(List.of("/bin/bash"));
    boolean login = words.size() == 2 && words.get(0).endsWith("bash") && isLogin(words.get(1));
    boolean sh = words.equals(List.of("sh")) || words.equals(List.of("/bin/sh"));
    if (!(bash || login || sh)
        || !command.assignments().isEmpty()
        || !redirection.operator().equals("<<")
        || redirection.target().isEmpty()) {
      return false;
    }
    Span span = redirection.document().orElseThrow();
    String body = text.substring(span.start(), span.end());
    Span target = redirection.target().get().span();
    String delimiter = text.substring(target.start(), target.end());
    boolean quoted = !delimiter.equals(redirection.target().get().value());
    if (!quoted && (body.indexOf('`') >= 0 || body.indexOf('\\') >= 0 || body.contains("$("))
        || body.isBlank()
        || body.contains("<<")) {
      return false;
    }
    ShellStart inner =
        new ShellStart(Statements.dedented(body), directory, ofFiles, at, what, false, true);
    text = inner.text;
    directory = inner.directory;
    env.putAll(inner.env);
    user = inner.user.or(() -> user);
    fates.addAll(inner.fates);
    shell = inner.shell;
    if (shell.isEmpty() && (login || bash && inner.needsShell())) {
      shell = Optional.of(login ? "/bin/bash -l" : "/bin/bash");
    }
    return shell.isEmpty();
  }

  private static boolean isLogin(String option) {
    return option.equals("-l") || option.equals("--login");
  }

  /** The text of a shell takes the place of the shell; a login shell stays. */
  private boolean shell(List<ShellScan.Word> words) {
    if (words.size() != 3 || !words.get(2).literal() || words.get(2).value().isBlank()) {
      return false;
    }
    String option = words.get(1).value();
    boolean bash = words.get(0).value().endsWith("bash");
    if (option.equals("-c") && !bash) {
      text = words.get(2).value().strip();
      return true;
    }
    if (bash && (option.equals("-c") || option.equals("-lc"))) {
      shell = Optional.of(option.equals("-c") ? "/bin/bash" : "/bin/bash -l");
      text = words.get(2).value().strip();
    }
    return false;
  }

  private boolean from(List<ShellScan.Word> words, int first) {
    text = text.substring(words.get(first).span().start());
    return true;
  }

  private void changed(String how) {
    fates.add(Fate.approximated(at, what, how));
  }
}
