package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.shell.ShellText;
import io.github.unitgen.syntax.shell.ShellWords;
import io.github.unitgen.syntax.yaml.ScalarAlignment;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Reads {@code command} and the items of {@code pre_start}. */
final class CommandReader {
  /** execve(2) takes no longer string, its NUL included (MAX_ARG_STRLEN, 32 pages). */
  static final int MAX_STRING = 131_072;

  /** Who uses the shell more often in one command wants {@code shell}, not a longer list. */
  private static final int MOST_SHELL_PROBLEMS = 20;

  private static final String TEXT_OR_WORDS = "a string or a list of words";

  private final Problems problems;
  private final Values values;
  private final Placeholders placeholders;
  private final List<Located<String>> shell;
  private final Optional<Located<Text>> directory;

  /** A word, and where characters of it are written. */
  private record Written(String text, Place at, BiFunction<Integer, Integer, Place> place) {}

  /**
   * {@code shell}: the words of the shell that takes texts; empty where there is none. {@code
   * directory}: below it lie programs with a relative path.
   */
  CommandReader(
      Problems problems,
      Placeholders placeholders,
      List<Located<String>> shell,
      Optional<Located<Text>> directory) {
    this.directory = directory;
    this.problems = problems;
    this.values = new Values(problems);
    this.placeholders = placeholders;
    this.shell = List.copyOf(shell);
  }

  /** Reports a value of a kind that no command has, whatever its words are. */
  void checkKind(String key, YamlNode node) {
    if (node instanceof Sequence sequence) {
      words(key, sequence);
    } else {
      values.scalar(key, node, TEXT_OR_WORDS);
    }
  }

  /** The main process; {@code signalled}: the init's reload signals it. */
  Optional<Command> main(YamlNode node, boolean signalled) {
    if (!shell.isEmpty() && node instanceof Sequence) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              Values.opening(node),
              "`command` is a list of words, but `shell` expects a string",
              "write the command as a string, or set `shell: false`",
              shell.get(0).at(),
              "set here"));
      return Optional.empty();
    }
    if (shell.isEmpty() || !(node instanceof Scalar scalar)) {
      return read("command", node, Optional.of(signalled));
    }
    return text("command", node).map(text -> byShell("command", scalar, exec(scalar, signalled)));
  }

  /** A command that runs to its end. */
  Optional<Command> read(String key, YamlNode node) {
    return read(key, node, Optional.empty());
  }

  /** {@code signalled}: whether the init's reload signals it; empty for what runs to its end. */
  private Optional<Command> read(String key, YamlNode node, Optional<Boolean> signalled) {
    if (node instanceof Sequence sequence) {
      return list(key, sequence, signalled);
    }
    return text(key, node)
        .flatMap(
            scalar ->
                shell.isEmpty()
                    ? split(key, scalar, signalled)
                    : Optional.of(byShell(key, scalar, OptionalInt.empty())));
  }

  private Optional<Scalar> text(String key, YamlNode node) {
    return values
        .scalar(key, node, TEXT_OR_WORDS)
        .filter(text -> values.carriable(key, text))
        .filter(
            text -> {
              if (text.text().isBlank()) {
                values.empty(key, text.at());
              }
              return !text.text().isBlank();
            });
  }

  private Optional<Command> list(String key, Sequence sequence, Optional<Boolean> signalled) {
    List<Scalar> scalars = words(key, sequence);
    List<Written> words = new ArrayList<>();
    boolean whole = scalars.size() == sequence.items().size();
    for (Scalar word : scalars) {
      whole &= values.carriable(key, word);
      words.add(new Written(word.text(), word.at(), word.alignment()::place));
    }
    List<Located<Text>> read = words(key, words, signalled);
    return whole && !read.isEmpty() ? program(read, sequence.at()) : Optional.empty();
  }

  /** The words with their placeholders, and with {@code exec} in the text of a shell. */
  private List<Located<Text>> words(
      String key, List<Written> written, Optional<Boolean> signalled) {
    List<String> values = written.stream().map(Written::text).toList();
    OptionalInt script = signalled.isPresent() ? NestedShell.text(values) : OptionalInt.empty();
    if (signalled.isPresent() && NestedShell.isOfSu(values)) {
      stays(
          written.get(0).at(),
          signalled.get(),
          "su stays the main process",
          "remove su, and set `user` and `group`");
    }
    List<Located<Text>> words = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Written word = written.get(i);
      boolean text = script.isPresent() && script.getAsInt() == i;
      OptionalInt exec = text ? execInList(word, signalled.orElse(false)) : OptionalInt.empty();
      words.add(word(key, withExec(word, exec), word.at()));
    }
    return words;
  }

  /** The items that can be words. */
  private List<Scalar> words(String key, Sequence sequence) {
    List<Scalar> words = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      if (item instanceof Scalar word && !word.isNull()) {
        words.add(word);
      } else {
        problems.add(
            ManifestRule.SCHEMA_VIOLATION.error(
                item.isNull() ? item.at() : Values.opening(item),
                "word of `" + key + "`: expected a string, got " + item.kind(),
                "quote it; \"\" is an empty word"));
      }
    }
    if (sequence.items().isEmpty()) {
      values.empty(key, sequence.at());
    }
    return words;
  }

  private Optional<Command> split(String key, Scalar scalar, Optional<Boolean> signalled) {
    ShellWords.Split split = ShellWords.split(scalar.text());
    ScalarAlignment written = scalar.alignment();
    List<ShellWords.Problem> problemsOfText = NestedShell.withoutExpansions(split);
    problemsOfText.stream()
        .limit(MOST_SHELL_PROBLEMS)
        .forEach(
            problem ->
                problems.add(
                    ManifestRule.SHELL_SYNTAX_IN_COMMAND.error(
                        written.place(problem.span().start(), problem.span().end()),
                        ShellProblems.message(problem, key),
                        ShellProblems.help(problem))));
    if (!problemsOfText.isEmpty()) {
      return Optional.empty();
    }
    List<Written> words = new ArrayList<>();
    for (ShellWords.Word word : split.words()) {
      int start = word.span().start();
      int end = word.span().end();
      Place at = written.place(start, end);
      // Quotes inside the word shift its characters: then the word as a whole is the place.
      int quote = scalar.text().startsWith(word.value(), start + 1) ? 1 : 0;
      boolean exact = word.value().length() + 2 * quote == end - start;
      int first = start + quote;
      words.add(
          new Written(
              word.value(),
              at,
              (from, to) -> exact ? written.place(first + from, first + to) : at));
    }
    return program(words(key, words, signalled), scalar.at());
  }

  /** {@code exec}: where {@code exec} is put into the text. */
  private Command byShell(String key, Scalar scalar, OptionalInt exec) {
    List<Located<Text>> words = new ArrayList<>();
    for (Located<String> word : shell) {
      words.add(new Located<>(Text.of(word.value()), word.at()));
    }
    words.add(new Located<>(Text.of("-c"), scalar.at()));
    Written written = new Written(scalar.text(), scalar.at(), scalar.alignment()::place);
    words.add(word(key, withExec(written, exec), scalar.at()));
    return new Command(words, true, scalar.at());
  }

  private Text withExec(Written written, OptionalInt exec) {
    String added = exec.isPresent() ? "exec " : "";
    int at = exec.orElse(0);
    String script = written.text().substring(0, at) + added + written.text().substring(at);
    return placeholders.replace(
        script,
        (from, to) ->
            from < at
                ? written.place().apply(from, to)
                : written.place().apply(from - added.length(), to - added.length()));
  }

  private Located<Text> word(String key, Text text, Place at) {
    if (text.with("1000").getBytes(StandardCharsets.UTF_8).length >= MAX_STRING) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              at,
              "word of `" + key + "` is longer than 128 KiB",
              "put it in a file: the kernel passes at most 128 KiB in one argument"));
    }
    return new Located<>(text, at);
  }

  private Optional<Command> program(List<Located<Text>> words, Place at) {
    Located<Text> first = words.get(0);
    String program = first.value().with("1");
    Optional<Diagnostic> problem = Optional.empty();
    if (program.isEmpty()) {
      problem =
          Optional.of(
              ManifestRule.INVALID_MANIFEST_VALUE.error(
                  first.at(), "the program name is empty", "begin with the name of a program"));
    } else if (program.startsWith("~")) {
      problem =
          Optional.of(
              ManifestRule.RELATIVE_COMMAND.error(
                  first.at(),
                  "`~` is not expanded: no init knows this home directory",
                  "write the absolute path of the program"));
    } else if (isRelative(program) && directory.isEmpty()) {
      problem =
          Optional.of(
              ManifestRule.RELATIVE_COMMAND.error(
                  first.at(),
                  "relative path without `directory`",
                  "set `directory`, or write the absolute path"));
    } else if (program.endsWith("/")) {
      problem =
          Optional.of(
              ManifestRule.INVALID_MANIFEST_VALUE.error(
                  first.at(), "the program is a folder", "write the path of a program in it"));
    } else if (program.startsWith("-")) {
      problem =
          Optional.of(
              ManifestRule.INVALID_MANIFEST_VALUE.error(
                  first.at(),
                  "a program name cannot begin with `-`",
                  "begin with the name of a program"));
    }
    problem.ifPresent(problems::add);
    return problem.isPresent()
        ? Optional.empty()
        : Optional.of(new Command(belowDirectory(words), false, at));
  }

  private static boolean isRelative(String program) {
    return program.indexOf('/') > 0;
  }

  /** No init looks for a program in the directory of the process: the path must be whole. */
  private List<Located<Text>> belowDirectory(List<Located<Text>> words) {
    Located<Text> first = words.get(0);
    if (directory.isEmpty() || !isRelative(first.value().with("1"))) {
      return words;
    }
    String folder = directory.get().value().with("1");
    List<Text.Part> parts = new ArrayList<>(directory.get().value().parts());
    if (!folder.endsWith("/")) {
      parts.add(new Text.Literal("/"));
    }
    List<Text.Part> own = first.value().parts();
    if (own.get(0) instanceof Text.Literal literal && literal.text().startsWith("./")) {
      parts.addAll(Text.of(literal.text().substring(2)).parts());
      own = own.subList(1, own.size());
    }
    parts.addAll(own);
    List<Located<Text>> whole = new ArrayList<>(words);
    whole.set(0, new Located<>(new Text(parts), first.at()));
    return whole;
  }

  /**
   * Where {@code exec} goes. A shell that stays in front of the program would take the signals
   * meant for it: on both inits the main process alone gets the quiet or reload signal.
   */
  private OptionalInt exec(Scalar written, boolean signalled) {
    ShellText text = ShellText.of(written.text());
    Optional<String> withExec = text.withExec();
    if (withExec.isPresent()) {
      return withExec.get().equals(written.text()) ? OptionalInt.empty() : text.commandOffset();
    }
    switch (text.endsInExec()) {
      case YES -> {}
      case NO ->
          problems.add(
              signalled
                  ? ManifestRule.SHELL_WITHOUT_EXEC.error(
                      lastLine(written),
                      "the shell stays the main process and receives the reload signal",
                      "use `exec …` as the last command, so that the program replaces the shell")
                  : ManifestRule.SHELL_WITHOUT_EXEC.warning(
                      lastLine(written),
                      "the shell stays the main process",
                      "use `exec …` as the last command, so that signals reach the program"));
      case UNKNOWN ->
          problems.add(
              ManifestRule.SHELL_WITHOUT_EXEC.warning(
                  lastLine(written),
                  "the shell may stay the main process",
                  "use `exec …` as the last command, so that signals always reach the program"));
    }
    return OptionalInt.empty();
  }

  /** The same for the text of a shell that the command itself names. */
  private OptionalInt execInList(Written written, boolean signalled) {
    ShellText text = ShellText.of(written.text());
    OptionalInt offset = text.execOffset();
    if (offset.isEmpty() && text.endsInExec() != ShellText.Answer.YES) {
      stays(
          written.at(),
          signalled,
          "the shell stays the main process",
          "use `exec …` as the last command, so that the program replaces the shell");
    }
    return offset;
  }

  /** An error where the reload is to signal the program; a stop does not wait for it either. */
  private void stays(Place at, boolean signalled, String message, String help) {
    problems.add(
        signalled
            ? ManifestRule.SHELL_WITHOUT_EXEC.error(
                at, message + " and receives the reload signal", help)
            : ManifestRule.SHELL_WITHOUT_EXEC.warning(
                at, message + ", and a stop may not wait for it", help));
  }

  private static Place lastLine(Scalar written) {
    String text = written.text().stripTrailing();
    int start = text.lastIndexOf('\n') + 1;
    int indent = text.length() - start - text.substring(start).stripLeading().length();
    return written.place(start + indent, text.length());
  }
}
