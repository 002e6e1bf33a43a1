package io.github.unitgen.manifest;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellWords;
import io.github.unitgen.syntax.shell.ShellWords.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A command whose words are those of a shell with {@code -c}: that shell reads one of them. */
final class NestedShell {
  private static final Set<String> SHELLS = Set.of("sh", "dash", "bash");

  /** Returns the text that the shell sees. */
  private static final Set<Kind> EXPANDED =
      Set.of(Kind.VARIABLE, Kind.COMMAND_SUBSTITUTION, Kind.ARITHMETIC, Kind.GLOB, Kind.TILDE);

  private NestedShell() {}

  /** Which of {@code words} is the text of a shell; empty where the command is none. */
  static OptionalInt text(List<String> words) {
    return words.isEmpty() || !SHELLS.contains(name(words.get(0)))
        ? OptionalInt.empty()
        : textBehindOptions(words);
  }

  /** Whether su runs a text by the shell of a user. */
  static boolean isOfSu(List<String> words) {
    return !words.isEmpty()
        && name(words.get(0)).equals("su")
        && words.stream().anyMatch(word -> word.equals("-c") || word.startsWith("--command"));
  }

  private static OptionalInt textBehindOptions(List<String> words) {
    boolean command = false;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean sign = word.startsWith("-") || word.startsWith("+");
      if (!sign || word.equals("-") || word.equals("--")) {
        int at = sign ? i + 1 : i;
        return command && at < words.size() ? OptionalInt.of(at) : OptionalInt.empty();
      }
      if (!word.startsWith("--")) {
        command |= word.startsWith("-") && word.indexOf('c') > 0;
        i += word.endsWith("o") || word.endsWith("O") ? 1 : 0; // `-o pipefail`
      }
    }
    return OptionalInt.empty();
  }

  /** The problems of a text that remain where a shell reads what it expands. */
  static List<ShellWords.Problem> withoutExpansions(ShellWords.Split split) {
    OptionalInt text = split.problems().isEmpty() ? OptionalInt.empty() : text(split.values());
    if (text.isEmpty()) {
      return split.problems();
    }
    Span script = split.words().get(text.getAsInt()).span();
    return split.problems().stream()
        .filter(
            problem ->
                !EXPANDED.contains(problem.kind())
                    || problem.span().start() < script.start()
                    || problem.span().end() > script.end())
        .toList();
  }

  private static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }
}
