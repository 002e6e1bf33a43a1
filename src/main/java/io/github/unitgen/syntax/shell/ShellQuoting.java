package io.github.unitgen.syntax.shell;

import io.github.unitgen.syntax.shell.ShellWord.Arithmetic;
import io.github.unitgen.syntax.shell.ShellWord.Literal;
import io.github.unitgen.syntax.shell.ShellWord.Part;
import io.github.unitgen.syntax.shell.ShellWord.Variable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes words so that any POSIX shell reads back exactly the same values. A NUL is written as is,
 * though no shell can read one. It is not for text that Upstart itself tokenizes, where a backslash
 * is special inside quotes too.
 */
public final class ShellQuoting {
  private ShellQuoting() {}

  /** Returns an argument. For the name of a command, use {@link #command}. */
  public static String word(String value) {
    return word(List.of(new Literal(value)));
  }

  /**
   * Returns an argument that consists of texts and of values that the shell inserts, unsplit, when
   * it runs.
   */
  public static String word(List<Part> parts) {
    return write(parts, false);
  }

  /**
   * Like {@link #word(List)}, for a line of a {@code script} block of Upstart: a line of the word
   * never ends that block, whatever the value contains.
   */
  public static String scriptWord(List<Part> parts) {
    return write(parts, true);
  }

  /** Like {@link #scriptWord(List)}, for a plain value. */
  public static String scriptWord(String value) {
    return scriptWord(List.of(new Literal(value)));
  }

  /** Returns the name of a command, which is never read as a keyword or an assignment. */
  public static String name(String value) {
    return value.indexOf('=') >= 0 || ShellNames.isReserved(value)
        ? quote(value, false)
        : word(value);
  }

  /** Returns a command of at least one word; the first is the program. */
  public static String command(List<String> words) {
    return Stream.concat(
            words.stream().limit(1).map(ShellQuoting::name),
            words.stream().skip(1).map(ShellQuoting::word))
        .collect(Collectors.joining(" "));
  }

  private static String write(List<Part> parts, boolean inScript) {
    StringBuilder out = new StringBuilder();
    for (Part part : ShellWord.joined(parts)) {
      if (part instanceof Literal literal) {
        String text = literal.text();
        out.append(isSafe(text) ? text : quote(text, inScript));
      } else if (part instanceof Variable variable) {
        out.append("\"$").append(variable.name()).append('"');
      } else if (part instanceof Arithmetic arithmetic) {
        out.append("\"$((").append(arithmetic.text()).append("))\"");
      }
    }
    return out.isEmpty() ? "''" : out.toString();
  }

  private static boolean isSafe(String text) {
    return text.chars()
        .allMatch(c -> ShellNames.isNamePart((char) c) || "@%+=:,./-".indexOf(c) >= 0);
  }

  private static String quote(String text, boolean inScript) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        out.append("'\"'\"'");
      } else {
        out.append(c);
      }
      if (inScript && c == '\n') {
        int end = endWord(text, i + 1);
        if (end > 0) {
          out.append(text, i + 1, end).append("''");
          i = end - 1;
        }
      }
    }
    return out.append('\'').toString();
  }

  /** Returns where the {@code end} that starts a line ends, if a space follows it; otherwise 0. */
  private static int endWord(String text, int line) {
    int at = line;
    while (isBlank(text, at)) {
      at++;
    }
    return text.startsWith("end", at) && isBlank(text, at + 3) ? at + 3 : 0;
  }

  /**
   * Whether the character may be a space. Upstart has fewer, but an unneeded quote costs nothing.
   */
  private static boolean isBlank(String text, int at) {
    return at < text.length() && " \t\r\f\u000B".indexOf(text.charAt(at)) >= 0;
  }
}
