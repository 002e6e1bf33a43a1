package io.github.unitgen.syntax.upstart;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes values so that Upstart 1.13.2 reads them back unchanged, despite a bug of its tokenizer: a
 * space directly before a backslash is lost. Pure. A value that cannot be represented, such as one
 * with a line break, throws {@link IllegalArgumentException}, so ask first.
 */
public final class UpstartQuoting {
  private UpstartQuoting() {}

  /** Whether {@link #env} can write the value: it contains neither a line break nor a NUL. */
  public static boolean canEnv(String value) {
    return value.indexOf('\n') < 0 && value.indexOf('\0') < 0;
  }

  /** Returns the value of {@code env KEY=VALUE}, always quoted. */
  public static String env(String value) {
    require(canEnv(value));
    StringBuilder out = new StringBuilder(value.length() + 2);
    char quote = '"';
    out.append(quote);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == quote) {
        // A quote cannot be escaped inside its own kind.
        quote = quote == '"' ? '\'' : '"';
        out.append(c).append(quote);
      } else if (c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append(quote).toString();
  }

  /** Whether {@link #quoted} can write the value: neither a line break nor a NUL, and not empty. */
  public static boolean canQuote(String value) {
    return !value.isEmpty() && canEnv(value);
  }

  /** Returns the only argument of a stanza such as {@code description} or {@code chdir}. */
  public static String quoted(String value) {
    require(canQuote(value));
    return isPlain(value) ? value : env(value);
  }

  /** Whether {@link #execWord} can write the value: it contains neither a line break nor a NUL. */
  public static boolean canExecWord(String value) {
    return canEnv(value);
  }

  /**
   * Returns one argument of a command line, for Upstart and for the shell that it may pass the line
   * to. As the first word of the line it can be read as a variable; see {@link #exec}.
   */
  public static String execWord(String value) {
    return isPlain(value) ? value : shellQuoted(value);
  }

  /**
   * Returns a command line that runs exactly these words, at least one; the first is the program. A
   * first word with {@code =} is quoted, since the shell would read it as a variable.
   */
  public static String exec(List<String> words) {
    List<String> written = new ArrayList<>();
    for (String word : words) {
      boolean assigns = written.isEmpty() && word.indexOf('=') >= 0;
      written.add(assigns ? shellQuoted(word) : execWord(word));
    }
    return String.join(" ", written);
  }

  private static String shellQuoted(String value) {
    require(canExecWord(value));
    if (value.isEmpty()) {
      return "''";
    }
    StringBuilder out = new StringBuilder(value.length() + 2);
    boolean open = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = c != '\'' && c != '\\';
      if (plain != open) {
        out.append('\'');
        open = plain;
      }
      if (plain) {
        out.append(c);
      } else {
        // Upstart keeps both backslashes, and the shell reduces them to one.
        out.append(c == '\\' ? "\"\\\\\"" : "\"'\"");
      }
    }
    return (open ? out.append('\'') : out).toString();
  }

  /** Whether no character is special to Upstart or to a shell. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && "_@%+=:,./-".indexOf(c) < 0) {
        return false;
      }
    }
    return !value.isEmpty();
  }

  private static void require(boolean possible) {
    if (!possible) {
      throw new IllegalArgumentException("Upstart has no way to write this value");
    }
  }
}
