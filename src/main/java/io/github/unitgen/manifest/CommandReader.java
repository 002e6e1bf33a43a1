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

/** Reads {@code command} and the items of {@code pre_start}. */
final class CommandReader {
  /** execve(2) takes no longer string, its NUL included (MAX_ARG_STRLEN, 32 pages). */
  static final int MAX_STRING = 131_072;

  /** Who uses the shell more often in one command wants {@code shell}, not a longer list. */
  private static final int MOST_SHELL_PROBLEMS = 20;

  private static final String TEXT_OR_WORDS = "a text or a list of words";

  private final Problems problems;
  private final Values values;
  private final Placeholders placeholders;
  private final List<Located<String>> shell;

  /** {@code shell}: the words of the shell that takes texts; empty where there is none. */
  CommandReader(Problems problems, Placeholders placeholders, List<Located<String>> shell) {
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
              "`command` is a list of words, `shell` takes one text",
              "write the command as one text, or set `shell: false`",
              shell.get(0).at(),
              "set here"));
      return Optional.empty();
    }
    if (shell.isEmpty() || !(node instanceof Scalar scalar)) {
      return read("command", node);
    }
    return text("command", node).map(text -> byShell("command", scalar, exec(scalar, signalled)));
  }

  /** A command that runs to its end. */
  Optional<Command> read(String key, YamlNode node) {
    if (node instanceof Sequence sequence) {
      return list(key, sequence);
    }
    return text(key, node)
        .flatMap(
            scalar ->
                shell.isEmpty()
                    ? split(key, scalar)
                    : Optional.of(byShell(key, scalar, Optional.empty())));
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

  private Optional<Command> list(String key, Sequence sequence) {
    List<Scalar> written = words(key, sequence);
    List<Located<Text>> words = new ArrayList<>();
    boolean whole = written.size() == sequence.items().size();
    for (Scalar word : written) {
      whole &= values.carriable(key, word);
      ScalarAlignment alignment = word.alignment();
      words.add(word(key, placeholders.replace(word.text(), alignment::place), word.at()));
    }
    return whole && !words.isEmpty() ? program(words, sequence.at()) : Optional.empty();
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
                "a word of `" + key + "` is a text, this is " + item.kind(),
                "put it in quotes; \"\" is an empty word"));
      }
    }
    if (sequence.items().isEmpty()) {
      values.empty(key, sequence.at());
    }
    return words;
  }

  private Optional<Command> split(String key, Scalar scalar) {
    ShellWords.Split split = ShellWords.split(scalar.text());
    ScalarAlignment written = scalar.alignment();
    split.problems().stream()
        .limit(MOST_SHELL_PROBLEMS)
        .forEach(
            problem ->
                problems.add(
                    ManifestRule.SHELL_SYNTAX_IN_COMMAND.error(
                        written.place(problem.span().start(), problem.span().end()),
                        ShellProblems.message(problem, key),
                        ShellProblems.help(problem))));
    if (!split.problems().isEmpty()) {
      return Optional.empty();
    }
    List<Located<Text>> words = new ArrayList<>();
    for (ShellWords.Word word : split.words()) {
      int start = word.span().start();
      Place at = written.place(start, word.span().end());
      // Quotes inside the word shift its characters: then the word as a whole is the place.
      boolean bare = word.value().length() == word.span().length();
      Text text =
          placeholders.replace(
              word.value(), (from, to) -> bare ? written.place(start + from, start + to) : at);
      words.add(word(key, text, at));
    }
    return program(words, scalar.at());
  }

  /** {@code exec}: where {@code exec} is put into the text. */
  private Command byShell(String key, Scalar scalar, Optional<Integer> exec) {
    List<Located<Text>> words = new ArrayList<>();
    for (Located<String> word : shell) {
      words.add(new Located<>(Text.of(word.value()), word.at()));
    }
    words.add(new Located<>(Text.of("-c"), scalar.at()));
    ScalarAlignment written = scalar.alignment();
    String added = exec.isPresent() ? "exec " : "";
    int at = exec.orElse(0);
    String script = scalar.text().substring(0, at) + added + scalar.text().substring(at);
    Text text =
        placeholders.replace(
            script,
            (from, to) ->
                from < at
                    ? written.place(from, to)
                    : written.place(from - added.length(), to - added.length()));
    words.add(word(key, text, scalar.at()));
    return new Command(words, true, scalar.at());
  }

  private Located<Text> word(String key, Text text, Place at) {
    if (text.with("1000").getBytes(StandardCharsets.UTF_8).length >= MAX_STRING) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              at,
              "a word of `" + key + "` is longer than 128 KiB",
              "put it into a file: the kernel hands no longer string to a program"));
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
                  first.at(), "the program is an empty word", "begin with the program"));
    } else if (program.startsWith("~")) {
      problem =
          Optional.of(
              ManifestRule.RELATIVE_COMMAND.error(
                  first.at(),
                  "a `~` that no init knows a home for",
                  "write the absolute path of the program"));
    } else if (program.indexOf('/') > 0) {
      problem =
          Optional.of(
              ManifestRule.RELATIVE_COMMAND.error(
                  first.at(),
                  "a relative path: no init looks it up in `directory`",
                  "write the absolute path, or a bare name that stands in PATH"));
    } else if (program.endsWith("/")) {
      problem =
          Optional.of(
              ManifestRule.INVALID_MANIFEST_VALUE.error(
                  first.at(), "the program is a folder", "name the program in it"));
    } else if (program.startsWith("-")) {
      problem =
          Optional.of(
              ManifestRule.INVALID_MANIFEST_VALUE.error(
                  first.at(), "a program cannot begin with `-`", "begin with the program"));
    }
    problem.ifPresent(problems::add);
    return problem.isPresent() ? Optional.empty() : Optional.of(new Command(words, false, at));
  }

  /**
   * Where {@code exec} goes. A shell that stays in front of the program would take the signals
   * meant for it: on both inits the main process alone gets the quiet or reload signal.
   */
  private Optional<Integer> exec(Scalar written, boolean signalled) {
    ShellText text = ShellText.of(written.text());
    Optional<String> withExec = text.withExec();
    if (withExec.isPresent()) {
      return withExec.get().equals(written.text())
          ? Optional.empty()
          : Optional.of(text.commandOffset().orElse(0));
    }
    switch (text.endsInExec()) {
      case YES -> {}
      case NO ->
          problems.add(
              signalled
                  ? ManifestRule.SHELL_WITHOUT_EXEC.error(
                      lastLine(written),
                      "the shell stays in front and takes the signal of a reload",
                      "let the last command be `exec …`, so that the program replaces the shell")
                  : ManifestRule.SHELL_WITHOUT_EXEC.warning(
                      lastLine(written),
                      "the shell stays in front of the program",
                      "let the last command be `exec …`, so that signals reach the program"));
      case UNKNOWN ->
          problems.add(
              ManifestRule.SHELL_WITHOUT_EXEC.warning(
                  lastLine(written),
                  "nothing tells whether the shell stays in front of the program",
                  "let the last command be `exec …`: then signals surely reach the program"));
    }
    return Optional.empty();
  }

  private static Place lastLine(Scalar written) {
    String text = written.text().stripTrailing();
    int start = text.lastIndexOf('\n') + 1;
    int indent = text.length() - start - text.substring(start).stripLeading().length();
    return written.place(start + indent, text.length());
  }
}
