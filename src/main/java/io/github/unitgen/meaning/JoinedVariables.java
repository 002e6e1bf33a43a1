package io.github.unitgen.meaning;

import java.util.ArrayList;
import java.util.List;

/** Several assignments in one value: {@code "A=1 B=2"} sets A to {@code 1 B=2}. */
public final class JoinedVariables {
  private JoinedVariables() {}

  /**
   * The names that {@code value} was to set besides the variable that it is of; empty where it can
   * be meant as it is: a list of options, or one that begins with an assignment itself.
   */
  public static List<String> in(String value) {
    List<String> names = new ArrayList<>();
    int at = value.indexOf(' ');
    if (at < 0 || value.startsWith("-") || value.substring(0, at).indexOf('=') >= 0) {
      return List.of();
    }
    while (at < value.length()) {
      int from = at + 1;
      at = value.indexOf(' ', from);
      at = at < 0 ? value.length() : at;
      int equals = value.indexOf('=', from);
      if (from == at) {
        continue; // one of several blanks
      }
      if (equals < from || equals >= at || !isName(value.substring(from, equals))) {
        return List.of();
      }
      names.add(value.substring(from, equals));
    }
    return names;
  }

  /** As people write variables, not as programs write their options. */
  private static boolean isName(String text) {
    return !text.isEmpty()
        && !(text.charAt(0) >= '0' && text.charAt(0) <= '9')
        && text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
  }
}
