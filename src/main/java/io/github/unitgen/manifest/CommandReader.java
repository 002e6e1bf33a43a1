package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.shell.ShellText;
import io.github.unitgen.syntax.shell.ShellWords;
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

  /** A command that becomes the main process; {@code signalled}: the init's reload signals it. */
  Optional<Command> main(String key, YamlNode node, boolean signalled) {
    if (!shell.isEmpty() && node instanceof Sequence) {
      problems.add(
          ManifestRule.SCHEMA.error(
              shell.get(0).at(),
              "`shell` takes a text, `command` is a list of words",
              "write the command as one text, or drop `shell`"));
      return Optional.empty();
    }
    return read(key, node)
        .map(command -> command.shell() ? withExec(command, (Scalar) node, signalled) : command);
  }

  /** A command that runs to its end. */
  Optional<Command> read(String key, YamlNode node) {
    if (node instanceof Sequence sequence) {
      return list(key, sequence);
    }
    Optional<Scalar> text = values.scalar(key, node, "a text or a list of words");
    if (text.isEmpty() || !values.carriable(key, text.get())) {
      return Optional.empty();
    }
    Scalar scalar = text.get();
    if (scalar.text().isBlank()) {
      values.bad(scalar.at(), "`" + key + "` is empty", "");
      return Optional.empty();
    }
    return shell.isEmpty() ? split(key, scalar) : Optional.of(byShell(key, scalar));
  }

  private Optional<Command> list(String key, Sequence sequence) {
    List<Located<Text>> words = new ArrayList<>();
    boolean whole = true;
    for (YamlNode item : sequence.items()) {
      Optional<Scalar> word = values.scalar(key, item, "a list of words");
      if (word.isEmpty() || !values.carriable(key, word.get())) {
        whole = false;
        continue;
      }
      Scalar scalar = word.get();
      words.add(word(key, placeholders.replace(scalar.text(), scalar::place), scalar.at()));
    }
    if (sequence.items().isEmpty()) {
      values.bad(sequence.at(), "`" + key + "` is empty", "");
    }
    return whole && !words.isEmpty() ? program(words, sequence.at()) : Optional.empty();
  }

  private Optional<Command> split(String key, Scalar scalar) {
    ShellWords.Split split = ShellWords.split(scalar.text());
    for (ShellWords.Problem problem : split.problems()) {
      problems.add(
          ManifestRule.SHELL_WITHOUT_SHELL.error(
              scalar.place(problem.span().start(), problem.span().end()),
              ShellProblems.message(problem, key),
              ShellProblems.help(problem)));
    }
    if (!split.problems().isEmpty()) {
      return Optional.empty();
    }
    List<Located<Text>> words = new ArrayList<>();
    for (ShellWords.Word word : split.words()) {
      Place at = scalar.place(word.span().start(), word.span().end());
      // Quotes inside the word shift its characters: then the word as a whole is the place.
      boolean bare = word.value().length() == word.span().length();
      int start = word.span().start();
      words.add(
          word(
              key,
              placeholders.replace(
                  word.value(), (from, to) -> bare ? scalar.place(start + from, start + to) : at),
              at));
    }
    return program(words, scalar.at());
  }

  private Command byShell(String key, Scalar scalar) {
    List<Located<Text>> words = new ArrayList<>();
    for (Located<String> word : shell) {
      words.add(new Located<>(Text.of(word.value()), word.at()));
    }
    words.add(new Located<>(Text.of("-c"), scalar.at()));
    words.add(word(key, placeholders.replace(scalar.text(), scalar::place), scalar.at()));
    return new Command(words, true, scalar.at());
  }

  private Located<Text> word(String key, Text text, Place at) {
    if (text.with("1000").getBytes(StandardCharsets.UTF_8).length >= MAX_STRING) {
      problems.add(
          ManifestRule.NOT_CARRIED.error(
              at,
              "a word of `" + key + "` is longer than 128 KiB",
              "the kernel hands no longer string to a program: put it into a file"));
    }
    return new Located<>(text, at);
  }

  private Optional<Command> program(List<Located<Text>> words, Place at) {
    Located<Text> first = words.get(0);
    String program = first.value().with("1");
    if (program.isEmpty()) {
      values.bad(first.at(), "the program is an empty word", "");
    } else if (program.startsWith("~")) {
      problems.add(
          ManifestRule.RELATIVE_COMMAND.error(
              first.at(), "no init knows a home for `~`", "write the absolute path"));
    } else if (program.indexOf('/') > 0) {
      problems.add(
          ManifestRule.RELATIVE_COMMAND.error(
              first.at(),
              "a relative path: no init looks it up in `directory`",
              "write the absolute path, or a bare name that stands in PATH"));
    } else if (program.endsWith("/")) {
      values.bad(first.at(), "the program is a folder", "");
    } else if (program.startsWith("-")) {
      values.bad(
          first.at(),
          "a program cannot begin with `-`",
          "the command begins with the program; options come behind it");
    } else {
      return Optional.of(new Command(words, false, at));
    }
    return Optional.empty();
  }

  /**
   * A shell that stays in front of the program would take the signals meant for it: on both inits
   * the main process alone gets the quiet or reload signal.
   */
  private Command withExec(Command command, Scalar written, boolean signalled) {
    ShellText text = ShellText.of(written.text());
    Optional<String> withExec = text.withExec();
    if (withExec.isPresent()) {
      if (withExec.get().equals(written.text())) {
        return command;
      }
      List<Located<Text>> words = new ArrayList<>(command.words());
      Located<Text> last = words.remove(words.size() - 1);
      Text replaced = placeholders.replace(withExec.get(), (from, to) -> written.at());
      words.add(new Located<>(replaced, last.at()));
      return new Command(words, true, command.at());
    }
    switch (text.endsInExec()) {
      case YES -> {}
      case NO ->
          problems.add(
              signalled
                  ? ManifestRule.SHELL_STAYS.error(
                      written.at(),
                      "the shell stays in front and would take the reload signal",
                      "let the last command be `exec …`, so that the program replaces the shell")
                  : ManifestRule.SHELL_STAYS.warning(
                      written.at(),
                      "the shell stays in front of the program",
                      "let the last command be `exec …`, so that signals reach the program"));
      case UNKNOWN ->
          problems.add(
              ManifestRule.SHELL_STAYS.warning(
                  written.at(),
                  "cannot tell whether the shell stays in front of the program",
                  "let the last command be `exec …`, so that signals reach the program"));
    }
    return command;
  }
}
