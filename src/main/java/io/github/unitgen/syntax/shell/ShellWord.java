package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word of a script that is known part by part. Adjacent literals are one; an empty word has one
 * empty literal.
 */
public record ShellWord(Span span, List<Part> parts) {
  /** MAX_ARG_STRLEN of Linux without the NUL; also keeps {@code A=$A$A} from filling the memory. */
  private static final int LONGEST = 131_071;

  public ShellWord {
    parts = joined(parts);
  }

  /** A stretch of a word: what stands for itself, or what the shell puts in. */
  public sealed interface Part {}

  /** Characters that stand for themselves, quotes removed. */
  public record Literal(String text) implements Part {}

  /**
   * {@code $name} or {@code ${name}}. Where it is not quoted its value may become many words. What
   * is not the name of a variable is an {@link IllegalArgumentException}.
   */
  public record Variable(String name, boolean quoted) implements Part {
    public Variable {
      if (!ShellNames.isName(name)) {
        throw new IllegalArgumentException("variable " + name);
      }
    }

    /** {@code "$name"}. */
    public Variable(String name) {
      this(name, true);
    }
  }

  /** {@code $((text))}. */
  public record Arithmetic(String text) implements Part {}

  static List<Part> joined(List<Part> parts) {
    List<Part> joined = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        run.append(literal.text());
      } else {
        flush(run, joined);
        joined.add(part);
      }
    }
    if (joined.isEmpty() || !run.isEmpty()) {
      joined.add(new Literal(run.toString()));
    }
    return List.copyOf(joined);
  }

  private static void flush(StringBuilder run, List<Part> joined) {
    if (!run.isEmpty()) {
      joined.add(new Literal(run.toString()));
      run.setLength(0);
    }
  }

  /** The value, where nothing in the word depends on a variable. */
  public Optional<String> literal() {
    return parts.size() == 1 && parts.get(0) instanceof Literal literal
        ? Optional.of(literal.text())
        : Optional.empty();
  }

  /**
   * The one word that the shell makes of it with these variables. Empty where a variable is not
   * among them, where an unquoted one would be split, matched against files or vanish, where the
   * arithmetic is more than sums and differences of plain decimal numbers, and where the word is
   * longer than Linux lets a program have.
   */
  public Optional<String> value(Map<String, String> variables) {
    StringBuilder value = new StringBuilder();
    for (Part part : parts) {
      Optional<String> text = value(part, variables);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      value.append(text.get());
      if (value.length() > LONGEST) {
        return Optional.empty();
      }
    }
    return Optional.of(value.toString());
  }

  private static Optional<String> value(Part part, Map<String, String> variables) {
    if (part instanceof Literal literal) {
      return Optional.of(literal.text());
    }
    if (part instanceof Variable variable) {
      return Optional.ofNullable(variables.get(variable.name()))
          .filter(value -> variable.quoted() || staysOneWord(value));
    }
    return part instanceof Arithmetic arithmetic
        ? Sum.value(arithmetic.text(), variables)
        : Optional.empty();
  }

  private static boolean staysOneWord(String value) {
    return !value.isEmpty() && value.chars().noneMatch(c -> " \t\n*?[\\".indexOf(c) >= 0);
  }
}
