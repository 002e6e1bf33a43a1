package io.github.unitgen.meaning;

import java.util.ArrayList;
import java.util.List;

/** Finds several assignments in one value: {@code "A=1 B=2"} sets A to {@code 1 B=2}. */
public final class JoinedVariables {
  private JoinedVariables() {}

  /**
   * Returns the names that {@code value} was meant to set besides its own variable. Empty if the
   * value can be intended as it is: a list of options, or a value that begins with an assignment
   * itself.
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
        continue; // one of several spaces
      }
      if (equals < from || equals >= at || !isName(value.substring(from, equals))) {
        return List.of();
      }
      names.add(value.substring(from, equals));
    }
    return names;
  }

  /** Whether the name is in capitals, as people write variables, unlike the options of programs. */
  private static boolean isName(String text) {
    return !text.isEmpty()
        && !(text.charAt(0) >= '0' && text.charAt(0) <= '9')
        && text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
  }
}
