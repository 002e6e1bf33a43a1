package io.github.unitgen.meaning.command;

import java.util.OptionalInt;

/**
 * Finds {@code key: 25}, {@code :key: 25}, {@code key = 25} and {@code key 25} in the text of a
 * configuration file that may be YAML, Ruby or Python, with templates in it. Only keys at the start
 * of a line count: an indented one may be for one environment of several.
 */
public final class ConfigSeconds {
  private static final int MOST_DIGITS = 9;

  private ConfigSeconds() {}

  /**
   * Returns the last value if it is a whole number. Empty if there is none, or if an indented line
   * has the key.
   */
  public static OptionalInt of(String text, String key) {
    OptionalInt found = OptionalInt.empty();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, end);
      int value = value(line.strip(), key);
      if (value > 0) {
        if (Character.isWhitespace(line.charAt(0))) {
          return OptionalInt.empty();
        }
        found = number(line.strip().substring(value));
      }
      at = end + 1;
    }
    return found;
  }

  /** Returns the index after the key and its sign, or 0 if the line does not begin with the key. */
  private static int value(String line, String key) {
    int at = line.startsWith(":") ? 1 : 0;
    if (!line.startsWith(key, at)) {
      return 0;
    }
    at += key.length();
    int start = at;
    while (at < line.length() && " \t:=(".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at > start ? at : 0;
  }

  private static OptionalInt number(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    String rest = text.substring(end);
    boolean whole = rest.isEmpty() || " \t)#;".indexOf(rest.charAt(0)) >= 0;
    return end > 0 && end <= MOST_DIGITS && whole
        ? OptionalInt.of(Integer.parseInt(text.substring(0, end)))
        : OptionalInt.empty();
  }
}
