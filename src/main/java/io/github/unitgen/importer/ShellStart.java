package io.github.unitgen.importer;

import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellScan;
import io.github.unitgen.syntax.shell.ShellWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a shell text that starts a process means as keys of a manifest. What belongs to the init is
 * taken off the text from its front and its end: the folder, variables, the user, the log file, the
 * background. A text that does more stays one for a shell, and does what it did.
 */
final class ShellStart {
  private final Place at;
  private final String what;
  private final Set<String> ofFiles;
  private final Map<String, Value> env = new LinkedHashMap<>();
  private final List<Fate> fates = new ArrayList<>();
  private Optional<String> directory;
  private Optional<String> user = Optional.empty();
  private Optional<String> shell = Optional.empty();
  private String text;

  /**
   * {@code what}: what the text is called at {@code at}; {@code directory}: where it runs, an
   * absolute path; {@code ofFiles}: variables that files set, which would win over {@code env}.
   */
  ShellStart(String text, Optional<String> directory, Set<String> ofFiles, Place at, String what) {
    this.text = text.strip();
    this.ofFiles = ofFiles;
    this.directory = directory;
    this.at = at;
    this.what = what;
    while (unwrap()) {
      // each time one layer less
    }
  }

  /** The keys: {@code command} and what goes with it. */
  Map<String, Value> settings() {
    Map<String, Value> settings = new LinkedHashMap<>();
    settings.put("command", ManifestDraft.literal(text));
    if (shell.isPresent()) {
      settings.put("shell", new ManifestDraft.Text(shell.get()));
    } else if (needsShell()) {
      settings.put("shell", new Word("true"));
    }
    user.ifPresent(name -> settings.put("user", new ManifestDraft.Text(name)));
    directory.ifPresent(path -> settings.put("directory", ManifestDraft.literal(path)));
    if (!env.isEmpty()) {
      settings.put("env", new ManifestDraft.Entries(env));
    }
    return settings;
  }

  /** What was changed of the text. */
  List<Fate> fates() {
    return List.copyOf(fates);
  }

  /** What no init would start is for the shell to refuse, when it runs. */
  private boolean needsShell() {
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
    if (commands.isEmpty() || !commands.stream().allMatch(ShellStart::isPlain)) {
      return false;
    }
    return commands.size() > 1 ? first(commands) : only(commands.get(0));
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
    env.put(assignment.substring(0, sign), ManifestDraft.literal(assignment.substring(sign + 1)));
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
      changed("the `&` is gone: the init owns the process in the foreground");
      text = text.substring(0, command.background().get().start()).strip();
      return true;
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
          changed("`" + name + "` is gone: no terminal can end the process");
          return from(words, 1);
        }
        return false;
      }
      case "env", "/usr/bin/env" -> {
        return env(words);
      }
      case "sudo" -> {
        boolean plain = words.size() > 3 && words.get(1).value().equals("-u");
        return plain && !words.get(3).value().startsWith("-") && asUser(words, 2, 3);
      }
      case "su" -> {
        return su(words);
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
    changed("`" + written + "` is gone: the init keeps the output (journalctl, /var/log/upstart)");
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

  private boolean su(List<ShellScan.Word> words) {
    List<String> values = words.stream().map(ShellScan.Word::value).toList();
    int name = values.size() > 1 && List.of("-", "-l").contains(values.get(1)) ? 2 : 1;
    if (values.size() != name + 3
        || values.get(name).startsWith("-")
        || !values.get(name + 1).equals("-c")
        || values.get(name + 2).isBlank()
        || !words.stream().allMatch(ShellScan.Word::literal)) {
      return false;
    }
    user = Optional.of(values.get(name));
    changed("`su` is `user`" + (name == 2 ? ": the login files of the user are not read" : ""));
    text = values.get(name + 2).strip();
    return true;
  }

  private boolean asUser(List<ShellScan.Word> words, int name, int program) {
    user = Optional.of(words.get(name).value());
    changed("`sudo -u` is `user`");
    return from(words, program);
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
