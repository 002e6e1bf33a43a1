package io.github.unitgen.syntax.upstart;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes values so that Upstart 1.13.2 reads them back unchanged, around a bug of its tokenizer: a
 * blank directly before a backslash is lost. Pure. What cannot be written is refused with an {@link
 * IllegalArgumentException}, so ask first: there is no way to write a line break, for one.
 */
public final class UpstartQuoting {
  private UpstartQuoting() {}

  /** Whether {@link #env} can write the value: it has no line break and no NUL. */
  public static boolean canEnv(String value) {
    return value.indexOf('\n') < 0 && value.indexOf('\0') < 0;
  }

  /** The value of {@code env KEY=VALUE}, always in quotes. */
  public static String env(String value) {
    require(canEnv(value));
    StringBuilder out = new StringBuilder(value.length() + 2);
    char quote = '"';
    out.append(quote);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == quote) {
        // There is no way to escape a quote inside of its own kind.
        quote = quote == '"' ? '\'' : '"';
        out.append(c).append(quote);
      } else if (c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append(quote).toString();
  }

  /** Whether {@link #quoted} can write the value: also an empty one is not an argument. */
  public static boolean canQuote(String value) {
    return !value.isEmpty() && canEnv(value);
  }

  /** The only argument of a stanza such as {@code description} or {@code chdir}. */
  public static String quoted(String value) {
    require(canQuote(value));
    return isPlain(value) ? value : env(value);
  }

  /** Whether {@link #execWord} can write the value: it has no line break and no NUL. */
  public static boolean canExecWord(String value) {
    return canEnv(value);
  }

  /**
   * One argument of a command line, for Upstart and for the shell that it may hand the line to. As
   * the first word of the line it can be taken for a variable; see {@link #exec}.
   */
  public static String execWord(String value) {
    return isPlain(value) ? value : shellQuoted(value);
  }

  /**
   * A command line that runs exactly these words, of which the first is the program. A first word
   * with {@code =} is quoted, since the shell would take it for a variable. There is at least one
   * word.
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
        // Upstart keeps both backslashes and the shell makes one of them.
        out.append(c == '\\' ? "\"\\\\\"" : "\"'\"");
      }
    }
    return (open ? out.append('\'') : out).toString();
  }

  /** Characters that neither Upstart nor a shell gives a meaning. */
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
