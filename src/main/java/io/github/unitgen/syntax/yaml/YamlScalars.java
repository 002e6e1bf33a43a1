package io.github.unitgen.syntax.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes texts as YAML scalars that 1.1 and 1.2 read back alike: plain if every reader reads them
 * as that text, otherwise quoted. It can write any text without lone surrogates.
 */
public final class YamlScalars {
  /** Words that some reader takes for null, a boolean, a merge key or a missing value. */
  private static final Set<String> WORDS =
      Set.of(
          "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=", ".nan",
          ".inf", "-.inf", "+.inf", "---", "...");

  /** Texts that some reader takes for a number in an unusual form, or for a date. */
  private static final Pattern ODD =
      Pattern.compile(
          "[-+]?(0[0-9_]+|0[xob][0-9a-fA-F_]*|[0-9][0-9_]*(:[0-9]+)+(\\.[0-9_]*)?|[0-9.]*_[0-9_.]*"
              + "|[0-9.]+[eE][-+]?[0-9]+|\\.[0-9]+|[0-9]+\\.)|\\+.*|[0-9]{4}-[0-9].*");

  private YamlScalars() {}

  /** Returns the scalar for a line of its own, or after its key. */
  public static String plainOrQuoted(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** Returns the scalar for use inside brackets or braces. */
  public static String inBrackets(String text) {
    return isPlain(text) && text.chars().noneMatch(c -> ",[]{}:?".indexOf(c) >= 0)
        ? text
        : quoted(text);
  }

  /**
   * Whether a text of several lines can follow {@code |-} unchanged: each line is printable and has
   * no trailing spaces, and the first one has no leading spaces.
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
