package io.github.unitgen.syntax.shell;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The properties of a text for {@code sh -c} that are known without running it. Accepts any text,
 * in linear time. A text that is invalid, or that dash and bash read differently, is neither simple
 * nor known to exec.
 */
public final class ShellText {
  /** Builtins that may run a command that their words contain, even an {@code exec}. */
  private static final Set<String> RUNS_ITS_WORDS =
      Set.of("command", "builtin", "eval", ".", "source");

  private final String text;
  private final CommandList list;

  private ShellText(String text) {
    this.text = text;
    this.list = CommandList.of(text);
  }

  public static ShellText of(String text) {
    return new ShellText(text);
  }

  /** An answer that may be unknown. */
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * Whether the text is exactly one simple command: assignments, words and redirections, and
   * perhaps a semicolon, line breaks or comments.
   */
  public boolean isSimpleCommand() {
    return simple().isPresent();
  }

  /**
   * Returns where the name of a simple command starts, after assignments and redirections. dash and
   * bash also export the assignments before {@code exec} to the program.
   */
  public OptionalInt commandOffset() {
    return simple()
        .flatMap(words -> words.stream().findFirst())
        .map(name -> OptionalInt.of(name.span().start()))
        .orElseGet(OptionalInt::empty);
  }

  /**
   * Returns the text with {@code exec} before the command name; unchanged if it is already there.
   * Empty if that would change the effect: the text is not a simple command, has no command at all,
   * or runs a builtin without an equivalent program, such as {@code cd}.
   */
  public Optional<String> withExec() {
    List<Token.Word> words = simple().orElse(List.of());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String name = words.get(0).literal().orElse("");
    if (name.equals("exec")) {
      return words.size() > 1 ? Optional.of(text) : Optional.empty();
    }
    int offset = words.get(0).span().start();
    return ShellNames.isBuiltinWithoutProgram(name)
        ? Optional.empty()
        : Optional.of(text.substring(0, offset) + "exec " + text.substring(offset));
  }

  /**
   * Returns where to insert {@code exec} so that the shell becomes the last of several simple
   * commands. Empty if that would change the effect, as with {@code trap} before it or a builtin
   * without an equivalent program, and if the text is not a plain list: it has a pipe, {@code &} or
   * a compound command.
   */
  public OptionalInt execOffset() {
    if (!list.isKnown() || list.commands().isEmpty()) {
      return OptionalInt.empty();
    }
    Token.Word last = null;
    for (CommandList.Command command : list.commands()) {
      Optional<Token.Word> name = command.words().stream().findFirst();
      boolean trap = name.flatMap(Token.Word::literal).filter("trap"::equals).isPresent();
      if (command.compound() || command.piped() || command.background() || trap) {
        return OptionalInt.empty();
      }
      last = name.orElse(null);
    }
    String name = last == null ? ":" : last.literal().orElse("");
    return last == null || name.equals("exec") || ShellNames.isBuiltinWithoutProgram(name)
        ? OptionalInt.empty()
        : OptionalInt.of(last.span().start());
  }

  /**
   * YES if the last command of the list is {@code exec} with a command, neither in a pipeline nor
   * in the background. NO if it is another simple command, or if there is no command. UNKNOWN if a
   * compound command is last, if a builtin such as {@code eval} may exec, or if the text is
   * unsupported, as with here-documents.
   */
  public Answer endsInExec() {
    if (!list.isKnown()) {
      return Answer.UNKNOWN;
    }
    List<CommandList.Command> commands = list.commands();
    if (commands.isEmpty()) {
      return Answer.NO;
    }
    CommandList.Command last = commands.get(commands.size() - 1);
    if (last.piped() || last.background()) {
      return Answer.NO;
    }
    String name = last.words().stream().findFirst().flatMap(Token.Word::literal).orElse("");
    if (last.compound() || RUNS_ITS_WORDS.contains(name)) {
      return Answer.UNKNOWN;
    }
    return name.equals("exec") && last.words().size() > 1 ? Answer.YES : Answer.NO;
  }

  /** Returns the words of the single simple command, without assignments and redirections. */
  private Optional<List<Token.Word>> simple() {
    if (!list.isKnown() || list.commands().size() != 1) {
      return Optional.empty();
    }
    CommandList.Command only = list.commands().get(0);
    return only.compound() || only.piped() || only.background()
        ? Optional.empty()
        : Optional.of(only.words());
  }
}
