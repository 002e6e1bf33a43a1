package io.github.unitgen.meaning.command;

/** A program and its arguments in one word, which is then the name of a program. */
public final class QuotedCommand {
  private QuotedCommand() {}

  /** Where the arguments start in {@code program}, behind a blank; -1 where it is a name. */
  public static int arguments(String program) {
    for (int at = program.indexOf(' '); at > 0; at = program.indexOf(' ', at + 1)) {
      char next = at + 1 < program.length() ? program.charAt(at + 1) : ' ';
      // A folder's name can have blanks in it, but none begins like an option or a path.
      if (next == '-' || next == '/' || next == '$') {
        return at + 1;
      }
    }
    return -1;
  }
}
