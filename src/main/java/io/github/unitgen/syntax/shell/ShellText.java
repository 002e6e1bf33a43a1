package io.github.unitgen.syntax.shell;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What can be told of a text for {@code sh -c} without running it. Total and linear. A text that
 * dash and bash read differently, or that is broken, is neither simple nor known to exec.
 */
public final class ShellText {
  /** Builtins that may run a command given in their words, an {@code exec} too. */
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

  /** An answer that may be missing. */
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * True of one simple command and nothing else: assignments, words and redirections, perhaps with
   * a semicolon, line breaks or comments around them.
   */
  public boolean isSimpleCommand() {
    return simple().isPresent();
  }

  /**
   * Where the name of a simple command starts: after assignments and after redirections in front of
   * it. dash and bash export the assignments in front of {@code exec} to the program too.
   */
  public OptionalInt commandOffset() {
    return simple()
        .flatMap(words -> words.stream().findFirst())
        .map(name -> OptionalInt.of(name.span().start()))
        .orElseGet(OptionalInt::empty);
  }

  /**
   * The text with {@code exec} in front of the command name; unchanged where it is there. Empty
   * where that would not run the same: not a simple command, no command at all, or a builtin that
   * no program stands in for, such as {@code cd}.
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
   * Where {@code exec} goes so that the shell becomes the last of several simple commands. Empty
   * where that would not run the same, as with {@code trap} before it or a builtin that no program
   * stands in for, and where there is anything else than a list: a pipe, {@code &}, a compound.
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
   * YES where the last command of the list is {@code exec} with a command, in no pipeline and not
   * in the background. NO where it is another simple command, or where there is none. UNKNOWN where
   * a compound command is last, where a builtin such as {@code eval} may exec, or where the text is
   * not understood, as with here-documents.
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

  /** The words of the one simple command, without assignments and redirections. */
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
