package io.github.unitgen.syntax.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Expands variables in the words of a command (env-util.c of systemd 252, replace_env_argv). */
final class Dollars {
  private Dollars() {}

  /**
   * Returns the expanded words. A word that starts with {@code $}, but not with <code>${</code> or
   * {@code $$}, is a single variable: its value is split into words, and the word disappears if the
   * variable is unset. Elsewhere <code>${NAME}</code> and {@code $$} are replaced within the word.
   */
  static List<String> expand(List<String> words, Map<String, String> environment) {
    List<String> out = new ArrayList<>(words.size());
    for (String word : words) {
      if (isVariable(word)) {
        split(environment.getOrDefault(word.substring(1), ""), out);
      } else {
        out.add(replace(word, environment));
      }
    }
    return out;
  }

  private static boolean isVariable(String word) {
    return word.startsWith("$") && !word.startsWith("${") && !word.startsWith("$$");
  }

  private static String replace(String word, Map<String, String> environment) {
    if (word.indexOf('$') < 0) {
      return word;
    }
    StringBuilder out = new StringBuilder(word.length());
    int at = 0;
    while (at < word.length()) {
      char c = word.charAt(at);
      if (c != '$' || at + 1 == word.length()) {
        out.append(c);
        at++;
      } else if (word.charAt(at + 1) == '$') {
        out.append('$');
        at += 2;
      } else if (word.charAt(at + 1) == '{') {
        int end = nameEnd(word, at + 2);
        if (end < word.length() && word.charAt(end) == '}') {
          out.append(environment.getOrDefault(word.substring(at + 2, end), ""));
          at = end + 1;
        } else {
          // Without an end, or with a colon, systemd reads the brace as text up to there.
          out.append(word, at, end);
          at = end;
        }
      } else {
        out.append(c).append(word.charAt(at + 1));
        at += 2;
      }
    }
    return out.toString();
  }

  private static int nameEnd(String word, int from) {
    int at = from;
    while (at < word.length() && word.charAt(at) != '}' && word.charAt(at) != ':') {
      at++;
    }
    return at;
  }

  /**
   * Removes quotes. A backslash only protects the next character, and an unclosed quote is
   * accepted.
   */
  private static void split(String value, List<String> out) {
    StringBuilder word = new StringBuilder();
    int at = UnitText.skipBlanks(value, 0, value.length());
    while (at < value.length()) {
      char quote = 0;
      word.setLength(0);
      for (; at < value.length(); at++) {
        char c = value.charAt(at);
        if (c == '\\') {
          at++;
          word.append(value, Math.min(at, value.length()), Math.min(at + 1, value.length()));
        } else if (c == quote) {
          quote = 0;
        } else if (quote != 0) {
          word.append(c);
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (UnitText.isBlank(c)) {
          break;
        } else {
          word.append(c);
        }
      }
      out.add(word.toString());
      at = UnitText.skipBlanks(value, Math.min(at, value.length()), value.length());
    }
  }
}
