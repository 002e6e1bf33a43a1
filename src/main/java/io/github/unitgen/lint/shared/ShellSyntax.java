package io.github.unitgen.lint.shared;

import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first part of a command that only a shell would understand. */
public record ShellSyntax(Span at, String message, String help) {
  private static final Set<String> OPERATORS = Set.of("|", "||", "&&", "&", "|&");

  private static final String SIGNS = "|&;<`$";

  /** Programs that use these signs as operators. */
  private static final Set<String> COMPARE =
      Set.of("test", "[", "expr", "find", "rpm", "dpkg", "jq");

  /** The specifiers for the name of the unit. */
  private static final String OF_NAMES = "iIjJ";

  /** Builtins of the shell that are not programs or have no effect as programs. */
  private static final Set<String> BUILTINS =
      Set.of(
          "cd",
          "source",
          ".",
          "export",
          "exec",
          "eval",
          "set",
          "unset",
          "ulimit",
          "umask",
          "if",
          "for",
          "while",
          "until",
          "case",
          "function",
          "[[",
          "{",
          "(",
          "((",
          "trap",
          "shopt");

  /** Returns the first such part, or empty; S202 reports redirections of output. */
  public static Optional<ShellSyntax> of(UnitCommand command) {
    Optional<ShellSyntax> program = program(command);
    if (program.isPresent()) {
      return program;
    }
    List<Word> words = command.command().words();
    boolean shell = WrittenWord.hasShell(command);
    boolean compares = COMPARE.contains(WrittenWord.base(command.command().program()));
    for (int at = 0; at < words.size(); at++) {
      if (isPlain(words.get(at).value())) {
        continue;
      }
      WrittenWord word = WrittenWord.of(command, words.get(at));
      boolean last = at + 1 == words.size();
      Optional<ShellSyntax> found =
          compares ? Optional.empty() : operator(word, last ? "" : words.get(at + 1).value());
      if (found.isEmpty() && !shell) {
        found = expansion(word);
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether the word has no sign that any of these parts has. */
  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (SIGNS.indexOf(word.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<ShellSyntax> program(UnitCommand command) {
    Word program = command.command().program();
    String value = program.value();
    if (BUILTINS.contains(value)) {
      return found(
          command.span(program),
          "`" + value + "` is a shell command, but no shell reads this line",
          value.equals("cd")
              ? "use `WorkingDirectory=`"
              : value.equals("exec") ? "remove `exec`" : "run the line with `/bin/sh -c '…'`");
    }
    int equals = value.indexOf('=');
    return equals > 0
            && value.indexOf('/') < 0
            && EnvironmentLine.isName(value.substring(0, equals))
        ? found(
            command.span(program),
            "`" + value.substring(0, equals + 1) + "` is not a program",
            "set the variable with `Environment=`")
        : Optional.empty();
  }

  private static Optional<ShellSyntax> operator(WrittenWord word, String next) {
    String value = word.value();
    if (word.word().quoted()) {
      return Optional.empty();
    }
    boolean input =
        (value.equals("<") || value.equals("<<") || value.equals("<<<"))
            ? !next.isEmpty()
            : value.startsWith("</") && value.length() > 2;
    if (OPERATORS.contains(value) || input) {
      return found(
          word.at(0, value.length()),
          "no shell reads this line: `" + value + "` becomes an argument",
          "remove it, or run the line with `/bin/sh -c '…'`");
    }
    boolean ends = value.length() > 1 && value.endsWith(";") && next.startsWith("/");
    return ends && word.raw().endsWith(";")
        ? found(
            word.at(value.length() - 1, value.length()),
            "a `;` without a space before it is part of the argument",
            "add a space before it")
        : Optional.empty();
  }

  private static Optional<ShellSyntax> expansion(WrittenWord word) {
    String value = word.value();
    int tick = value.indexOf('`');
    boolean bare = !word.isSingleQuoted() && value.indexOf(' ') < 0;
    if (tick >= 0 && bare && !value.contains("\\`")) {
      return found(
          word.at(tick, tick + 1),
          "no shell reads this line: backticks run no command",
          "run the line with `/bin/sh -c '…'`");
    }
    int lastBrace = value.lastIndexOf('}');
    for (int at = value.indexOf('$'); at >= 0; at = value.indexOf('$', at + 1)) {
      if (value.startsWith("$$", at)) {
        at++;
        continue;
      }
      boolean whole = value.startsWith("$(") || value.startsWith("=$(", Math.max(at - 1, 0));
      if (value.startsWith("$(", at) && !word.isSingleQuoted() && whole) {
        return found(
            word.at(at, at + 2),
            "no shell reads this line: `$(` runs no command",
            "run the line with `/bin/sh -c '…'`");
      }
      Optional<ShellSyntax> braces = at < lastBrace ? braces(word, at) : Optional.empty();
      if (braces.isPresent()) {
        return braces;
      }
    }
    return Optional.empty();
  }

  /**
   * Finds a form that systemd does not expand: {@code ${A:-b}} is text, and {@code ${A-b}} a
   * variable of that name.
   */
  private static Optional<ShellSyntax> braces(WrittenWord word, int at) {
    String value = word.value();
    if (!isExpansion(value, at) || !word.command().command().expandsDollars()) {
      return Optional.empty();
    }
    int end = value.indexOf('}', at);
    String inside = value.substring(at + 2, end);
    if (isFilledIn(inside)) {
      return Optional.empty();
    }
    String what = "`" + value.substring(at, end + 1) + "`";
    return found(
        word.at(at, end + 1),
        inside.indexOf(':') >= 0
            ? what + " is passed on unchanged: systemd replaces only ${NAME}"
            : what + " is removed: systemd replaces only ${NAME}",
        "set a default with `Environment=`, or run the line with `/bin/sh -c '…'`");
  }

  /** Whether systemd inserts a part of the name before it looks for the variable. */
  private static boolean isFilledIn(String inside) {
    StringBuilder name = new StringBuilder(inside);
    for (Specifiers.Use use : Specifiers.uses(inside)) {
      if (OF_NAMES.indexOf(use.letter()) >= 0) {
        name.replace(use.at().start(), use.at().end(), "__");
      }
    }
    return EnvironmentLine.isName(name.toString());
  }

  /** Whether a brace contains a name and then an operator of the shell. */
  private static boolean isExpansion(String value, int at) {
    if (!value.startsWith("${", at)) {
      return false;
    }
    int end = EnvironmentLine.nameEnd(value, at + 2);
    return end > at + 2 && ":-+=?#%/^,".indexOf(value.charAt(end)) >= 0;
  }

  private static Optional<ShellSyntax> found(Span at, String message, String help) {
    return Optional.of(new ShellSyntax(at, message, help));
  }
}
