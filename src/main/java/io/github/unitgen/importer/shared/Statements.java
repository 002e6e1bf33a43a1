package io.github.unitgen.importer.shared;

import io.github.unitgen.syntax.shell.ShellScan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements of a shell text: which of them stand alone, prepare the shell or only log. */
final class Statements {
  /** Commands that change nothing but the shell that runs them. */
  private static final Set<String> PREPARING =
      Set.of(".", "source", "cd", "export", "umask", "ulimit", "set", "unset", "[", "test", ":");

  private Statements() {}

  /** Whether a command is one of a row of simple commands. */
  static boolean isPlain(ShellScan.Command command) {
    return !command.compound()
        && !command.pipedFrom()
        && !command.pipedInto()
        && !command.operator().equals("||")
        && command.function().isEmpty()
        && command.inside().stream().allMatch(ShellScan.Inside.CHECKED::equals);
  }

  /** Whether a statement changes nothing but the shell that reads it. */
  static boolean isPreparing(ShellScan.Command command) {
    List<ShellScan.Word> words = command.words();
    return !command.compound()
        && command.background().isEmpty()
        && !command.pipedFrom()
        && !command.pipedInto()
        && command.redirections().isEmpty()
        && command.function().isEmpty()
        && (words.isEmpty() || PREPARING.contains(words.get(0).value()));
  }

  /** Whether {@code text} is a simple command whose output goes to the log of the system. */
  static boolean isLogged(List<ShellScan.Command> commands, String text) {
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

  /** Whether the first one is a statement of its own. */
  static boolean isAlone(List<ShellScan.Command> commands) {
    return isAlone(commands, false);
  }

  /** Whether the first one is a statement of its own; {@code piped}: but for a pipe after it. */
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

  /** Whether a text does nothing. */
  static boolean isOnlyComments(String text) {
    return text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
  }

  /** Returns where the statement after {@code end} begins. */
  static int next(String text, int end) {
    int at = end;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ';')) {
      at++;
    }
    return at;
  }

  /** Returns a text without the spaces that all lines start with. */
  static String dedented(String body) {
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
}
