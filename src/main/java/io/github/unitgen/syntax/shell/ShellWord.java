package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word of a script whose parts are all known. Adjacent literals are merged; an empty word has one
 * empty literal.
 */
public record ShellWord(Span span, List<Part> parts) {
  /** MAX_ARG_STRLEN of Linux without the NUL; also keeps {@code A=$A$A} from filling the memory. */
  private static final int LONGEST = 131_071;

  public ShellWord {
    parts = joined(parts);
  }

  /** A part of a word: a literal, or an expansion. */
  public sealed interface Part {}

  /** Literal characters, without quotes. */
  public record Literal(String text) implements Part {}

  /**
   * {@code $name} or {@code ${name}}. If it is unquoted, its value may become several words. A name
   * that is invalid for a variable throws {@link IllegalArgumentException}.
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

  /** Returns the value if no part of the word depends on a variable. */
  public Optional<String> literal() {
    return parts.size() == 1 && parts.get(0) instanceof Literal literal
        ? Optional.of(literal.text())
        : Optional.empty();
  }

  /**
   * Returns the single word that the shell makes of it with these variables. Empty if a variable is
   * missing; if an unquoted one would be split, matched against files or vanish; if the arithmetic
   * is more than sums and differences of plain decimal numbers; or if the word exceeds Linux's
   * limit for an argument.
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
