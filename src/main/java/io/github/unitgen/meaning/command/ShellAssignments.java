package io.github.unitgen.meaning.command;

/** Which variables a shell text sets itself, as far as its words show. */
public final class ShellAssignments {
  private ShellAssignments() {}

  /** Whether a word in front of {@code use}, and not around it, sets the variable. */
  public static boolean isSet(String text, String name, int use) {
    for (int at = text.indexOf(name); at >= 0 && at < use; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean starts = at == 0 || " \t\n;&|({`\"".indexOf(text.charAt(at - 1)) >= 0;
      if (starts && text.startsWith("=", end)) {
        // `A=${A} cmd` and `PATH=/x:${PATH}` want the value from outside.
        if (wordEnd(text, end) <= use) {
          return true;
        }
      } else if (starts && end < text.length() && " \t;)".indexOf(text.charAt(end)) >= 0) {
        String before = text.substring(0, at).stripTrailing();
        if (before.endsWith("for") || isRead(before)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isRead(String before) {
    int from = before.length();
    while (from > 0 && ";&|(\n".indexOf(before.charAt(from - 1)) < 0) {
      from--;
    }
    String command = before.substring(from).strip() + " ";
    return command.startsWith("read ") || command.startsWith("while read ");
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    char quote = 0;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (depth == 0 && " \t;\n&|".indexOf(c) >= 0) {
        break;
      }
      at++;
    }
    return at;
  }
}
