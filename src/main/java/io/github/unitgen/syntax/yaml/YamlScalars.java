package io.github.unitgen.syntax.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes texts as scalars of YAML that 1.1 and 1.2 read back alike: plain where that is the text
 * and nothing else to any reader, else in quotes. Any text without lone surrogates can be written.
 */
public final class YamlScalars {
  /** What some reader takes for null, a boolean, a merge key or a value that is missing. */
  private static final Set<String> WORDS =
      Set.of(
          "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=", ".nan",
          ".inf", "-.inf", "+.inf", "---", "...");

  /** What some reader takes for a number in an odd form, or for a date. */
  private static final Pattern ODD =
      Pattern.compile(
          "[-+]?(0[0-9_]+|0[xob][0-9a-fA-F_]*|[0-9][0-9_]*(:[0-9]+)+(\\.[0-9_]*)?|[0-9.]*_[0-9_.]*"
              + "|[0-9.]+[eE][-+]?[0-9]+|\\.[0-9]+|[0-9]+\\.)|\\+.*|[0-9]{4}-[0-9].*");

  private YamlScalars() {}

  /** On a line of its own, or behind its key. */
  public static String plainOrQuoted(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** Inside of brackets or braces. */
  public static String inBrackets(String text) {
    return isPlain(text) && text.chars().noneMatch(c -> ",[]{}:?".indexOf(c) >= 0)
        ? text
        : quoted(text);
  }

  /**
   * Whether a text of several lines can stand below {@code |-} as it is: each line printable, none
   * with blanks at its end, the first one without blanks in front.
   */
  public static boolean isBlock(String text) {
    if (text.indexOf('\n') < 0 || text.startsWith(" ") || text.startsWith("\n")) {
      return false;
    }
    for (String line : text.split("\n", -1)) {
      boolean blank = line.endsWith(" ") || line.endsWith("\t") || line.startsWith("\t");
      if (blank || !line.chars().allMatch(c -> c == '\t' || isPrintable(c))) {
        return false;
      }
    }
    return !text.endsWith("\n");
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty()
        || "-?:,[]{}#&*!|>'\"%@` ".indexOf(text.charAt(0)) >= 0
        || text.endsWith(" ")
        || text.endsWith(":")
        || text.contains(": ")
        || text.contains(" #")
        || !text.chars().allMatch(YamlScalars::isPrintable)) {
      return false;
    }
    return !WORDS.contains(text.toLowerCase(Locale.ROOT)) && !ODD.matcher(text).matches();
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c < 0x7F || c > 0xA0 && c != 0x2028 && c != 0x2029 && c < 0xD800;
  }

  private static String quoted(String text) {
    boolean single =
        text.indexOf('\'') < 0
            && (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0)
            && text.chars().allMatch(YamlScalars::isPrintable);
    if (single) {
      return "'" + text + "'";
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (isPrintable(c) || Character.isSurrogate(c)) {
            out.append(c);
          } else {
            String digits = Integer.toHexString(c);
            out.append(c < 0x100 ? "\\x" : "\\u");
            out.append("0".repeat((c < 0x100 ? 2 : 4) - digits.length())).append(digits);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
