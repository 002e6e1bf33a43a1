package io.github.unitgen.meaning.command;

/** A program and its arguments in one word, which is then read as the name of a program. */
public final class QuotedCommand {
  private QuotedCommand() {}

  /**
   * Returns the offset of the arguments in {@code program}, after a space, or -1 if it is only a
   * name.
   */
  public static int arguments(String program) {
    for (int at = program.indexOf(' '); at > 0; at = program.indexOf(' ', at + 1)) {
      char next = at + 1 < program.length() ? program.charAt(at + 1) : ' ';
      // The name of a folder can contain spaces, but no part of it begins like an option or a path.
      if (next == '-' || next == '/' || next == '$') {
        return at + 1;
      }
    }
    return -1;
  }
}
