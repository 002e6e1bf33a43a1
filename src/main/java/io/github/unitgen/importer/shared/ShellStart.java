package io.github.unitgen.importer.shared;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellScan;
import io.github.unitgen.syntax.shell.ShellText;
import io.github.unitgen.syntax.shell.ShellWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a shell text that starts a process means as keys of a manifest. What belongs to the init is
 * taken off the text from its front and its end: the folder, variables, the user, the log file, the
 * background. A text that does more stays one for a shell, and does what it did.
 */
public final class ShellStart {
  /** Options of start-stop-daemon that a word follows. */
  private static final Set<String> SSD_VALUES =
      Set.of(
          "--exec",
          "-x",
          "--startas",
          "-a",
          "--chuid",
          "-c",
          "--group",
          "-g",
          "--chdir",
          "-d",
          "--umask",
          "-k",
          "--pidfile",
          "-p",
          "--name",
          "-n");

  /** Commands that change nothing but the shell that runs them. */
  private static final Set<String> PREPARING =
      Set.of(".", "source", "cd", "export", "umask", "ulimit", "set", "unset", "[", "test", ":");

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
    inForeground();
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
    if (isLogged(commands)) {
      String logger = text.substring(commands.get(0).span().end()).strip();
      changed(
          "`" + logger + "` is removed: the init logs the output (journalctl, /var/log/upstart)");
      text = text.substring(0, commands.get(0).span().end());
      return true;
    }
    boolean plain = commands.stream().allMatch(ShellStart::isPlain);
    if (isScript && commands.size() > 1 && (plain || isAlone(commands)) && setUp(commands)) {
      return true;
    }
    if (isScript && commands.size() > 1 && (plain || isAlone(commands))) {
      boolean bare = isOnlyComments(text.substring(0, commands.get(0).span().start()));
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
    boolean prepares = commands.subList(0, start).stream().allMatch(ShellStart::isPreparing);
    boolean own =
        command.last()
            || start < commands.size() - 1 && isLogged(commands.subList(start, start + 2));
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

  /** Whether a statement changes nothing but the shell that reads it. */
  private static boolean isPreparing(ShellScan.Command command) {
    List<ShellScan.Word> words = command.words();
    return !command.compound()
        && command.background().isEmpty()
        && !command.pipedFrom()
        && !command.pipedInto()
        && command.redirections().isEmpty()
        && command.function().isEmpty()
        && (words.isEmpty() || PREPARING.contains(words.get(0).value()));
  }

  /** Whether the output of a simple command goes to the system's log, and nothing else is there. */
  private boolean isLogged(List<ShellScan.Command> commands) {
    if (commands.size() != 2) {
      return false;
    }
    ShellScan.Command logger = commands.get(1);
    return isAlone(commands.subList(0, 1), true)
        && commands.get(0).pipedInto()
        && logger.pipedFrom()
        && !logger.pipedInto()
        && !logger.words().isEmpty()
        && List.of("logger", "/usr/bin/logger").contains(logger.words().get(0).value())
        && logger.background().isEmpty()
        && text.substring(logger.span().end()).isBlank();
  }

  private static boolean isAlone(List<ShellScan.Command> commands) {
    return isAlone(commands, false);
  }

  /** Whether the first one is a statement of its own; {@code piped}: but for a pipe behind it. */
  private static boolean isAlone(List<ShellScan.Command> commands, boolean piped) {
    ShellScan.Command first = commands.get(0);
    boolean next = commands.size() > 1 && !commands.get(1).operator().isEmpty();
    return !first.compound()
        && first.background().isEmpty()
        && !first.pipedFrom()
        && first.pipedInto() == piped
        && !next
        && first.operator().isEmpty()
        && first.function().isEmpty()
        && first.inside().isEmpty();
  }

  /** Takes off a statement that prepares the shell for what comes behind it. */
  private boolean setUp(List<ShellScan.Command> commands) {
    ShellScan.Command command = commands.get(0);
    String before = text.substring(0, command.span().start());
    if (!isAlone(commands) || !isOnlyComments(before)) {
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
    text = text.substring(nextLine(command.span().end())).strip();
    return true;
  }

  private static boolean isOnlyComments(String text) {
    return text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
  }

  /** Where the statement behind {@code end} begins. */
  private int nextLine(int end) {
    int at = end;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ';')) {
      at++;
    }
    return at;
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

  /** Takes off what puts a known program into the background, or has it write a PID file. */
  private void inForeground() {
    List<Started> started = Commands.of(text).main();
    if (started.isEmpty()) {
      return;
    }
    Started last = started.get(started.size() - 1);
    Map<Span, String> edits = new TreeMap<>(Comparator.comparingInt(Span::start).reversed());
    Daemonizing.of(last)
        .filter(Daemonizing::certain)
        .ifPresent(daemon -> edits.putAll(foreground(last, daemon)));
    boolean leaves = !edits.isEmpty();
    for (Flags.Use use : Flags.of(last, Programs.Kind.PIDFILE)) {
      if (use.written().value().startsWith("-") && use.value().filter(""::equals).isEmpty()) {
        edits.put(use.span(), "");
      }
    }
    for (Map.Entry<Span, String> edit : edits.entrySet()) {
      Span span = edit.getKey();
      if (span.start() <= 0 || span.end() > text.length()) {
        return;
      }
      String gone = text.substring(span.start(), span.end());
      String instead = edit.getValue();
      boolean pid =
          instead.isEmpty()
              && !Daemonizing.of(last)
                  .flatMap(Daemonizing::removable)
                  .filter(span::equals)
                  .isPresent();
      changed(
          pid
              ? "`" + gone + "` is removed: the init tracks the process without a PID file"
              : instead.isEmpty()
                  ? "`" + gone + "` is removed: the program stays in the foreground"
                  : "`" + instead + "` is added: the program stays in the foreground");
      String before = text.substring(0, span.start());
      text =
          instead.isEmpty()
              ? before.stripTrailing() + text.substring(span.end())
              : before + (gone.isEmpty() ? " " : "") + instead + text.substring(span.end());
    }
    foreground = leaves;
  }

  /** What to change of {@code started} for it to stay in the foreground. */
  private Map<Span, String> foreground(Started started, Daemonizing daemon) {
    if (daemon.removable().isPresent()) {
      Span span = daemon.removable().get();
      boolean flag = span.end() <= text.length() && text.substring(span.start()).startsWith("-");
      return flag ? Map.of(span, "") : Map.of();
    }
    Programs.Kind kind =
        daemon.how() == Daemonizing.How.DEFAULT ? Programs.Kind.FORKS : Programs.Kind.DAEMONIZE;
    Optional<String> instead =
        started.known().stream()
            .flatMap(program -> program.flags(kind).stream())
            .filter(flag -> kind == Programs.Kind.FORKS || isUsed(started, flag))
            .findFirst()
            .flatMap(Programs.Flag::instead)
            .filter(text -> text.startsWith("-"));
    if (instead.isEmpty()) {
      return Map.of();
    }
    return kind == Programs.Kind.FORKS
        ? Map.of(Span.at(started.word().span().end()), instead.get())
        : Map.of(daemon.span(), instead.get());
  }

  private static boolean isUsed(Started started, Programs.Flag flag) {
    return Flags.of(started, Programs.Kind.DAEMONIZE).stream()
        .anyMatch(use -> use.flag().equals(flag));
  }

  /** Whether the text had a known program leave the foreground, which it no longer does. */
  public boolean isBroughtBack() {
    return foreground;
  }

  /** One of a row of simple commands. */
  private static boolean isPlain(ShellScan.Command command) {
    return !command.compound()
        && !command.pipedFrom()
        && !command.pipedInto()
        && !command.operator().equals("||")
        && command.function().isEmpty()
        && command.inside().stream().allMatch(ShellScan.Inside.CHECKED::equals);
  }

  /** Takes off what stands in front of others. */
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
        return sudo(words);
      }
      case "su" -> {
        return su(words);
      }
      case "start-stop-daemon", "/sbin/start-stop-daemon" -> {
        return startStopDaemon(words);
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

  /** {@code su [-] [-s /bin/sh] USER -c TEXT}, in any order. */
  private boolean su(List<ShellScan.Word> words) {
    Optional<String> name = Optional.empty();
    Optional<String> script = Optional.empty();
    boolean login = false;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).value();
      boolean takes = word.equals("-c") || word.equals("-s");
      if (!words.get(i).literal() || takes && i + 1 == words.size()) {
        return false;
      }
      if (takes) {
        String value = words.get(++i).value();
        if (!words.get(i).literal() || script.isPresent() || word.equals("-s") && !isShell(value)) {
          return false;
        }
        script = word.equals("-c") ? Optional.of(value) : script;
      } else if (word.equals("-") || word.equals("-l")) {
        login = true;
      } else if (word.startsWith("-") || name.isPresent()) {
        return false;
      } else {
        name = Optional.of(word);
      }
    }
    if (name.isEmpty() || script.isEmpty() || script.get().isBlank()) {
      return false;
    }
    user = name;
    changed("`su` is `user`" + (login ? ": the login files of the user are not read" : ""));
    text = script.get().strip();
    return true;
  }

  private static boolean isShell(String path) {
    return List.of("/bin/sh", "/bin/dash", "/bin/bash").contains(path);
  }

  /** {@code sudo -u USER [-H] [-E] [-n] [-g GROUP] [--] COMMAND}. */
  private boolean sudo(List<ShellScan.Word> words) {
    Optional<String> name = Optional.empty();
    Optional<String> ofGroup = Optional.empty();
    int next = 1;
    while (next < words.size() && words.get(next).value().startsWith("-")) {
      String option = words.get(next).value();
      boolean takes = option.equals("-u") || option.equals("-g");
      if (takes && next + 1 < words.size() && words.get(next + 1).literal()) {
        Optional<String> value = Optional.of(words.get(next + 1).value());
        name = option.equals("-u") ? value : name;
        ofGroup = option.equals("-g") ? value : ofGroup;
      } else if (takes || !List.of("-H", "-E", "-n", "-EH", "-HE", "--").contains(option)) {
        return false;
      }
      next += takes ? 2 : 1;
      if (option.equals("--")) {
        break;
      }
    }
    if (name.isEmpty() || next == words.size()) {
      return false;
    }
    user = name;
    group = ofGroup.or(() -> group);
    changed("`sudo -u` is `user`");
    while (next + 1 < words.size()
        && words.get(next).literal()
        && isAssignment(words.get(next).value())) {
      set(words.get(next).value());
      next++;
    }
    return from(words, next);
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
    ShellStart inner = new ShellStart(dedented(body), directory, ofFiles, at, what, false, true);
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

  /** Without the blanks that all lines start with. */
  private static String dedented(String body) {
    int common =
        body.lines()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    boolean quotes =
        body.lines()
            .anyMatch(line -> line.chars().filter(c -> c == '"' || c == '\'').count() % 2 != 0);
    return quotes
        ? body.strip()
        : body.lines()
            .map(line -> line.isBlank() ? "" : line.substring(common).stripTrailing())
            .collect(Collectors.joining("\n"))
            .strip();
  }

  /** With {@code --start} and a program, without options that change more than the account. */
  private boolean startStopDaemon(List<ShellScan.Word> words) {
    Optional<String> program = Optional.empty();
    Optional<String> account = Optional.empty();
    Optional<String> ofGroup = Optional.empty();
    Optional<String> folder = Optional.empty();
    Optional<String> mask = Optional.empty();
    boolean starts = false;
    boolean files = false;
    int next = 1;
    while (next < words.size() && !words.get(next).value().equals("--")) {
      String option = words.get(next).value();
      int sign = option.startsWith("--") ? option.indexOf('=') : -1;
      String name = sign < 0 ? option : option.substring(0, sign);
      boolean takes = SSD_VALUES.contains(name);
      if (takes && sign < 0 && next + 1 == words.size() || sign >= 0 && !takes) {
        return false;
      }
      Optional<ShellScan.Word> word =
          Optional.of(words.get(next + (takes && sign < 0 ? 1 : 0))).filter(w -> takes);
      String written =
          sign >= 0
              ? option.substring(sign + 1)
              : word.map(w -> text.substring(w.span().start(), w.span().end())).orElse("");
      boolean plain = sign < 0 && word.filter(ShellScan.Word::literal).isPresent();
      String value = word.filter(w -> plain).map(ShellScan.Word::value).orElse(written);
      switch (name) {
        case "--start", "-S" -> starts = true;
        case "--quiet", "-q", "--oknodo", "-o", "--verbose", "-v" -> {}
        case "--make-pidfile", "-m", "--background", "-b", "--no-close", "-C", "--remove-pidfile" ->
            files = true;
        case "--pidfile", "-p", "--name", "-n" -> files = true;
        case "--exec", "-x" -> program = program.or(() -> Optional.of(written));
        case "--startas", "-a" -> program = Optional.of(written);
        case "--chuid", "-c" -> account = Optional.of(value);
        case "--group", "-g" -> ofGroup = Optional.of(value);
        case "--chdir", "-d" -> folder = Optional.of(value);
        case "--umask", "-k" -> mask = Optional.of(value);
        default -> {
          return false;
        }
      }
      next += takes && sign < 0 ? 2 : 1;
    }
    Optional<String> named = account.or(() -> Optional.of("")).filter(a -> a.indexOf('$') < 0);
    Optional<String> at = folder.isEmpty() ? Optional.of("") : folder.flatMap(this::below);
    if (!starts || program.isEmpty() || named.isEmpty() || at.isEmpty()) {
      return false;
    }
    if (mask.filter(digits -> !isOctal(digits)).isPresent()) {
      return false;
    }
    int colon = named.get().indexOf(':') >= 0 ? named.get().indexOf(':') : named.get().indexOf('.');
    if (account.isPresent()) {
      user = Optional.of(colon < 0 ? named.get() : named.get().substring(0, colon));
      if (colon >= 0) {
        group = Optional.of(named.get().substring(colon + 1));
      }
    }
    group = ofGroup.or(() -> group);
    umask = mask.or(() -> umask);
    directory = folder.isPresent() ? at : directory;
    changed(
        "`start-stop-daemon` is removed"
            + (account.isPresent() ? ": `--chuid` is `user`" : "")
            + (folder.isPresent() ? ", `--chdir` is `directory`" : "")
            + (files ? "; the init tracks the process without a PID file" : ""));
    String arguments =
        next + 1 < words.size() ? " " + text.substring(words.get(next + 1).span().start()) : "";
    text = program.get() + arguments;
    return true;
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
