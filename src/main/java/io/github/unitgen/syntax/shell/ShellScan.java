package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The simple commands of a shell text for a linter, in text order, including nested ones. Accepts
 * any text, in linear time; an invalid text yields the commands that can be recognized. Spans are
 * offsets into the text.
 *
 * @param commands the simple commands, and the positions after compound commands
 * @param lists the lists with at least one {@code &&} or {@code ||}, in the order of their ends
 * @param functions the names of the functions that the text defines
 * @param bashisms the syntax of bash outside the words of a command; {@link Bashisms} adds the rest
 */
public record ShellScan(
    List<Command> commands, List<AndOr> lists, Set<String> functions, List<Bashism> bashisms) {
  public ShellScan {
    commands = List.copyOf(commands);
    lists = List.copyOf(lists);
    functions = Set.copyOf(functions);
    bashisms = List.copyOf(bashisms);
  }

  /** Reads {@code text}; supports bash's own syntax as far as it changes where commands end. */
  public static ShellScan of(String text) {
    return new ShellScanner(text).scan();
  }

  /** The contexts of a command. */
  public enum Inside {
    LOOP,
    FUNCTION,
    SUBSHELL,
    /** Run only to see whether it fails: after {@code if}, {@code while}, {@code until}. */
    CONDITION,
    /**
     * A failure of it alone does not end {@code sh -e}: {@code !}, {@code &&} or {@code ||} checks
     * it.
     */
    CHECKED,
    /** In one of several branches: {@code then}, {@code else}, a pattern of {@code case}. */
    BRANCH
  }

  /**
   * A simple command, or the part after a compound one, such as its redirections.
   *
   * @param span the command
   * @param compound whether it is the part after a compound command; then it has no words
   * @param assignments the assignments before the command
   * @param words the name of the command and its arguments
   * @param redirections its redirections
   * @param background the {@code &} after it
   * @param pipedFrom whether a pipe is its input
   * @param pipedInto whether a pipe is its output
   * @param operator the {@code &&} or {@code ||} before it, or empty
   * @param inside the contexts that it is in
   * @param function the function whose body it is in, or empty
   * @param last whether the shell may end with it; never true in a pipe
   */
  public record Command(
      Span span,
      boolean compound,
      List<Word> assignments,
      List<Word> words,
      List<Redirection> redirections,
      Optional<Span> background,
      boolean pipedFrom,
      boolean pipedInto,
      String operator,
      Set<Inside> inside,
      String function,
      boolean last) {
    public Command {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
      inside = Set.copyOf(inside);
    }
  }

  /**
   * At least two pipelines with {@code &&} and {@code ||} between them. {@code last} says whether
   * the shell may end with the last of them.
   */
  public record AndOr(List<Item> items, boolean last) {
    public AndOr {
      items = List.copyOf(items);
    }
  }

  /**
   * A pipeline of a list: the operator before it, or empty, and its command if it is a single
   * simple command.
   */
  public record Item(String operator, Optional<Command> simple) {}

  /**
   * A word.
   *
   * @param span the word with its quotes
   * @param value the word without quotes, with its expansions as written
   * @param literal whether it contains no expansions
   * @param inner the place of the value's first character if the others follow it one by one,
   *     otherwise -1
   */
  public record Word(Span span, String value, boolean literal, int inner) {}

  /**
   * A redirection.
   *
   * @param span the redirection
   * @param operator the operator without its digit
   * @param digit the digit, or empty
   * @param target the word after the operator; the delimiter of a here-document
   * @param document the lines of a here-document
   */
  public record Redirection(
      Span span, String operator, String digit, Optional<Word> target, Optional<Span> document) {
    /** Whether it sends output to its target, which is a file or a descriptor. */
    public boolean isOutput() {
      return operator.indexOf('>') >= 0 && !operator.equals("<>");
    }

    /** Whether it sends output to a file. */
    public boolean isOutputToFile() {
      return isOutput() && target.isPresent() && !isDescriptor(target.get().value());
    }

    /**
     * Whether the target is a descriptor, as in {@code >& 2} and {@code >&-}; {@code >& file} is a
     * file in bash.
     */
    private boolean isDescriptor(String text) {
      return operator.equals(">&")
          && (text.equals("-") || text.chars().allMatch(c -> ShellNames.isDigit((char) c)));
    }
  }
}
