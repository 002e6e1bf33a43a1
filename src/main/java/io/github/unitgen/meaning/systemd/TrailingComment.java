package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text that was meant as a comment after a value. systemd has comments on lines of their own
 * only, and reads it as part of the value.
 *
 * @param line the assignment
 * @param at its range in the value, which extends to the end
 * @param certain whether it cannot be intended as a part of the value
 */
public record TrailingComment(Assignment line, Span at, boolean certain) {
  private static final String OURS = "unitgen:";

  /**
   * Returns the trailing comments of {@code unit} in file order, at most one for each assignment.
   */
  public static List<TrailingComment> of(UnitInput unit) {
    List<TrailingComment> found = new ArrayList<>();
    for (Assignment line : unit.assignments()) {
      of(unit, line).ifPresent(found::add);
    }
    return found;
  }

  /** Returns the comment that {@code line} ends in, or empty if it ends in none. */
  public static Optional<TrailingComment> of(UnitInput unit, Assignment line) {
    return line.value().indexOf('#', 1) > 0 ? find(unit, line) : Optional.empty();
  }

  private static Optional<TrailingComment> find(UnitInput unit, Assignment line) {
    if (ExecLines.isExec(line)) {
      return exec(line);
    }
    if (Environment.isSetBy(line)) {
      // Elsewhere a word with a # may be intended; a variable cannot start like this.
      return EnvironmentLoss.comment(unit, line).map(at -> new TrailingComment(line, at, true));
    }
    Optional<Directive> directive = Directives.all().find(line.section(), line.key());
    if (directive.isEmpty()) {
      return Optional.empty();
    }
    List<ValueFault> faults = ValueFault.of(unit, line);
    for (ValueFault found : faults) {
      if (found.fault().kind() == Kind.COMMENT) {
        return Optional.of(new TrailingComment(line, found.fault().at(), true));
      }
    }
    boolean taken = faults.stream().allMatch(found -> found.fault().kind().isTaken());
    return taken ? taken(line, directive.get()) : Optional.empty();
  }

  /** Finds the comment in a value that systemd accepts, together with the words of the comment. */
  private static Optional<TrailingComment> taken(Assignment line, Directive directive) {
    String value = line.value();
    for (int at = sign(value, 1); at > 0; at = sign(value, at + 1)) {
      boolean names = directive.isNames() || line.section().equals("Install");
      boolean certain = names || isOurs(value, at);
      if (certain ? hasText(value, at) : isWords(value, at) && !isContent(directive)) {
        return Optional.of(new TrailingComment(line, new Span(at, value.length()), certain));
      }
    }
    return Optional.empty();
  }

  /** Finds a {@code #} that is a word of its own outside of quotes, with words after it. */
  private static Optional<TrailingComment> exec(Assignment line) {
    String value = line.value();
    int lastLetter = lastLetter(value);
    char quote = 0;
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '\\') {
        at++;
      } else if (quote != 0 || c == '"' || c == '\'') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      } else if (c == '#' && at > 0 && isBlank(value.charAt(at - 1))) {
        boolean ours = isOurs(value, at);
        boolean apart = at + 1 < value.length() && isBlank(value.charAt(at + 1));
        if (ours || apart && at < lastLetter) {
          return Optional.of(new TrailingComment(line, new Span(at, value.length()), ours));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the setting has texts in which a {@code #} can be intended. */
  private static boolean isContent(Directive directive) {
    String type = directive.valueType();
    return type.startsWith("regex")
        || type.equals("string(C-escapes)")
        || type.startsWith("credential");
  }

  /**
   * Returns the offset of the next {@code #} from {@code from} on that follows a space or a tab, or
   * -1.
   */
  private static int sign(String value, int from) {
    int at = value.indexOf('#', from);
    while (at > 0 && !isBlank(value.charAt(at - 1))) {
      at = value.indexOf('#', at + 1);
    }
    return at;
  }

  private static boolean isOurs(String value, int at) {
    return value.startsWith(OURS, skipBlanks(value, at + 1));
  }

  private static boolean hasText(String value, int at) {
    int text = skipBlanks(value, at + 1);
    return text < value.length() && (text > at + 1 || Character.isLetter(value.charAt(text)));
  }

  /** Whether a space and a letter follow. */
  private static boolean isWords(String value, int at) {
    int text = skipBlanks(value, at + 1);
    return text > at + 1 && text < value.length() && Character.isLetter(value.charAt(text));
  }

  private static int lastLetter(String value) {
    int at = value.length() - 1;
    while (at >= 0 && !Character.isLetter(value.charAt(at))) {
      at--;
    }
    return at;
  }

  private static int skipBlanks(String value, int from) {
    int at = from;
    while (at < value.length() && isBlank(value.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
