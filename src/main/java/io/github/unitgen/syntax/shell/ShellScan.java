package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The simple commands of a shell text, in the order of the text and wherever they stand: what a
 * linter looks at. Total and linear; a broken text gives what can be made out. Spans are offsets
 * into the text. {@code lists} are those with at least one {@code &&} or {@code ||}, in the order
 * of their ends; {@code functions} are the names that the text defines itself.
 */
public record ShellScan(List<Command> commands, List<AndOr> lists, Set<String> functions) {
  public ShellScan {
    commands = List.copyOf(commands);
    lists = List.copyOf(lists);
    functions = Set.copyOf(functions);
  }

  /**
   * Reads {@code text}; bash's own syntax is understood as far as it changes where commands end.
   */
  public static ShellScan of(String text) {
    return new ShellScanner(text).scan();
  }

  /** What a command stands in. */
  public enum Inside {
    LOOP,
    FUNCTION,
    SUBSHELL,
    /** Run only to see whether it fails: behind {@code if}, {@code while}, {@code until}. */
    CONDITION,
    /** Its failure alone does not end {@code sh -e}: {@code !} or {@code &&}, {@code ||} see it. */
    CHECKED,
    /** In one of several branches: {@code then}, {@code else}, a pattern of {@code case}. */
    BRANCH
  }

  /**
   * A simple command, or what stands behind a compound one: then {@code compound} is true and there
   * are no words. {@code background} is the {@code &}; {@code pipedFrom} and {@code pipedInto} say
   * that a pipe is its input or output; {@code operator} is the {@code &&} or {@code ||} in front
   * of it, or empty; {@code function} is the function in whose body it stands, or empty. {@code
   * last}: the shell may end with it, and it is not part of a pipe.
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
      inside = inside.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(inside));
    }
  }

  /**
   * Pipelines with {@code &&} and {@code ||} between them, at least two. {@code last}: the shell
   * may end with the last of them.
   */
  public record AndOr(List<Item> items, boolean last) {
    public AndOr {
      items = List.copyOf(items);
    }
  }

  /**
   * A pipeline of a list: the operator in front of it, or empty, and its command where it is one
   * simple command.
   */
  public record Item(String operator, Optional<Command> simple) {}

  /**
   * A word with its quotes removed and its expansions as they are written. {@code literal}: there
   * is none. {@code inner} is where the first character of the value stands if the others follow it
   * one by one, else -1.
   */
  public record Word(Span span, String value, boolean literal, int inner) {}

  /**
   * A redirection: the operator without its digit, the digit or an empty text, the word behind it
   * (of a here-document the delimiter) and the lines of a here-document.
   */
  public record Redirection(
      Span span, String operator, String digit, Optional<Word> target, Optional<Span> document) {
    /** Whether it sends output into what {@code target} names, be it a file or a descriptor. */
    public boolean isOutput() {
      return operator.indexOf('>') >= 0 && !operator.equals("<>");
    }

    /** Whether it sends output to a file. */
    public boolean isOutputToFile() {
      return isOutput() && target.isPresent() && !isDescriptor(target.get().value());
    }

    /** {@code >& 2} and {@code >&-}; {@code >& file} is a file to bash. */
    private boolean isDescriptor(String text) {
      return operator.equals(">&")
          && (text.equals("-") || text.chars().allMatch(c -> ShellNames.isDigit((char) c)));
    }
  }
}
