package io.github.unitgen.cli;

import io.github.unitgen.manifest.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Messages about a command line that cannot be parsed, with the word that was probably meant. */
final class WrongLine {
  /** The names of some commands in other tools. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("convert", ImportOptions.NAME),
          Map.entry("export", RenderCommand.NAME),
          Map.entry("generate", RenderCommand.NAME),
          Map.entry("build", RenderCommand.NAME),
          Map.entry("install", RenderCommand.NAME),
          Map.entry("check", LintCommand.NAME),
          Map.entry("verify", LintCommand.NAME),
          Map.entry("validate", LintCommand.NAME),
          Map.entry("fix", LintCommand.NAME + " --fix"),
          Map.entry("uninstall", RemoveCommand.NAME),
          Map.entry("delete", RemoveCommand.NAME),
          Map.entry("list", RulesCommand.NAME));

  /** The maximum number of names to suggest. */
  private static final int MOST = 3;

  private WrongLine() {}

  /** Returns the message for {@code e}. */
  static String message(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String help = "`" + command.qualifiedName() + " --help` lists the ";
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      String text = String.valueOf(e.getMessage()).replace("\n", " ");
      return text + " (" + help + "options)";
    }
    String word = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      return "unknown option `"
          + word
          + "`"
          + meant(option(word, command))
          + " ("
          + help
          + "options)";
    }
    if (command.subcommands().isEmpty()) {
      return "`"
          + command.qualifiedName()
          + "`: unexpected argument `"
          + word
          + "` ("
          + help
          + "options)";
    }
    return unknownCommand(word, command) + " (" + help + "commands)";
  }

  /** Returns the message for a command that {@code program} does not have. */
  static String unknownCommand(String word, CommandSpec program) {
    String elsewhere = ELSEWHERE.get(word);
    List<String> near =
        elsewhere == null ? near(word, program.subcommands().keySet()) : List.of(elsewhere);
    return "unknown command `" + word + "`" + meant(near);
  }

  private static List<String> option(String word, CommandSpec command) {
    int value = word.indexOf('=');
    return near(value < 0 ? word : word.substring(0, value), command.optionsMap().keySet());
  }

  /** The names that begin or end with a word, if they are few; otherwise the nearest. */
  private static List<String> near(String word, Collection<String> names) {
    // picocli suggests each option that begins with the same two letters, and so nothing for --fxi.
    String end = word.startsWith("--") ? word.substring(1) : "-" + word;
    List<String> near =
        names.stream()
            .filter(name -> name.startsWith(word) || name.endsWith(end))
            .sorted()
            .toList();
    boolean few = word.length() > "--".length() && !near.isEmpty() && near.size() <= MOST;
    return few ? near : nearest(word, names);
  }

  /** The nearest, and those as near: {@code lnit} is {@code lint} or {@code init}. */
  private static List<String> nearest(String word, Collection<String> names) {
    Optional<String> first = Nearest.of(word, names);
    if (first.isEmpty()) {
      return List.of();
    }
    int distance = Nearest.distance(word, first.get());
    return names.stream()
        .filter(name -> Nearest.distance(word, name) == distance)
        .sorted()
        .limit(MOST)
        .toList();
  }

  private static String meant(List<String> words) {
    return words.isEmpty() ? "" : "; did you mean `" + String.join("` or `", words) + "`?";
  }
}
