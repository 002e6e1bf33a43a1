package io.github.unitgen.syntax.upstart;

/** Reads script blocks as libnih does. */
final class ScriptBlock {
  private static final String END = "end";
  private static final String TYPE = "script";

  private ScriptBlock() {}

  /** Returns the start of the line that ends the block whose body starts at {@code from}, or -1. */
  static int end(String text, int from) {
    int line = from;
    while (!endsAt(text, line)) {
      int next = text.indexOf('\n', line);
      if (next < 0 || next + 1 == text.length()) {
        return -1;
      }
      line = next + 1;
    }
    return line;
  }

  private static boolean endsAt(String text, int line) {
    int at = Lexer.afterBlanks(text, line);
    if (!text.startsWith(END, at)) {
      return false;
    }
    int word = Lexer.afterBlanks(text, at + END.length());
    if (word == at + END.length() || !text.startsWith(TYPE, word)) {
      return false;
    }
    int rest = Lexer.afterBlanks(text, word + TYPE.length());
    return rest == text.length() || text.charAt(rest) == '\n' || text.charAt(rest) == '#';
  }

  /**
   * Returns a body without the spaces that all its lines start with. The first line sets their
   * number, so all lines stay as they are if the first one is empty or not indented.
   */
  static String dedent(String body) {
    int common = Lexer.afterBlanks(body, 0);
    for (int line = 0; line < body.length(); line = body.indexOf('\n', line) + 1) {
      int same = 0;
      while (same < common && body.charAt(line + same) == body.charAt(same)) {
        same++;
      }
      common = same;
    }
    int nul = body.indexOf('\0');
    if (common == 0 && nul < 0) {
      return body;
    }
    StringBuilder out = new StringBuilder(body.length());
    int line = 0;
    while (line < body.length()) {
      int next = body.indexOf('\n', line) + 1;
      int start = line + common;
      if (nul >= 0 && nul < start) {
        nul = body.indexOf('\0', start);
      }
      // A NUL ends the C string that each line is copied from, so its line end is lost too.
      out.append(body, start, nul >= 0 && nul < next ? nul : next);
      line = next;
    }
    return out.toString();
  }
}
