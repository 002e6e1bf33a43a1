package io.github.unitgen.meaning;

import io.github.unitgen.syntax.systemd.EnvironmentLine;
import java.util.Optional;

/**
 * A part that a shell would expand, in a value that no shell reads: a variable, or the {@code ~} of
 * a home.
 *
 * @param text the part as it is written
 * @param at its offset in the value
 */
public record Unexpanded(String text, int at) {
  /** The help for each of them, wherever it is written. */
  public static final String HELP = "use the value itself: nothing is expanded here";

  /**
   * Returns the first in {@code value}. A dollar in the middle of a word may be intended, and so
   * may one at its end.
   */
  public static Optional<Unexpanded> in(String value) {
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      boolean starts = at == 0 || !isLetterOrDigit(value.charAt(at - 1));
      if (c == '$' && value.startsWith("{", at + 1)) {
        int end = EnvironmentLine.nameEnd(value, at + 2);
        if (end > at + 2 && end < value.length() && value.charAt(end) == '}') {
          return Optional.of(new Unexpanded(value.substring(at, end + 1), at));
        }
      } else if (c == '$' && starts && EnvironmentLine.nameEnd(value, at + 1) > at + 1) {
        return Optional.of(
            new Unexpanded(value.substring(at, EnvironmentLine.nameEnd(value, at + 1)), at));
      } else if (c == '$' && value.startsWith("$", at + 1)) {
        at++;
      } else if (value.startsWith("~/", at)
          && (at == 0 || " :\"'".indexOf(value.charAt(at - 1)) >= 0)) {
        return Optional.of(new Unexpanded("~", at));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the first in the value of the variable {@code name}. Only the value of a home can be
   * {@code ~} or {@code ~user}.
   */
  public static Optional<Unexpanded> in(String name, String value) {
    return value.startsWith("~") && (name.equals("HOME") || name.endsWith("_HOME"))
        ? Optional.of(new Unexpanded("~", 0))
        : in(value);
  }

  /**
   * Returns the offset of the {@code ~} in an option such as {@code --file=~/x}, which shells do
   * not expand either, or -1.
   */
  public static int inOption(String word) {
    int tilde = word.startsWith("-") ? word.indexOf("=~/") : -1;
    return tilde < 0 ? -1 : tilde + 1;
  }

  private static boolean isLetterOrDigit(char c) {
    return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
