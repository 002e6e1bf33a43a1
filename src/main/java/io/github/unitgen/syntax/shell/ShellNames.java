package io.github.unitgen.syntax.shell;

import java.util.Set;

/** Words and characters that are special to the shell. */
public final class ShellNames {
  /** The words of POSIX.1-2017, section 2.4, and the two optional ones of its last paragraph. */
  private static final Set<String> RESERVED =
      Set.of(
          "!",
          "{",
          "}",
          "case",
          "do",
          "done",
          "elif",
          "else",
          "esac",
          "fi",
          "for",
          "if",
          "in",
          "then",
          "until",
          "while",
          "[[",
          "function");

  /**
   * Builtins of dash 0.5.12 and bash 5.2 without an equivalent program of the same name: {@code
   * exec cd} ends with "not found".
   */
  private static final Set<String> WITHOUT_PROGRAM =
      Set.of(
          ".",
          ":",
          "alias",
          "bg",
          "bind",
          "break",
          "builtin",
          "caller",
          "cd",
          "chdir",
          "command",
          "compgen",
          "complete",
          "compopt",
          "continue",
          "declare",
          "dirs",
          "disown",
          "enable",
          "eval",
          "exec",
          "exit",
          "export",
          "fc",
          "fg",
          "getopts",
          "hash",
          "help",
          "history",
          "jobs",
          "let",
          "local",
          "logout",
          "mapfile",
          "popd",
          "pushd",
          "read",
          "readarray",
          "readonly",
          "return",
          "set",
          "shift",
          "shopt",
          "source",
          "suspend",
          "times",
          "trap",
          "type",
          "typeset",
          "ulimit",
          "umask",
          "unalias",
          "unset",
          "wait");

  /** Builtins of dash 0.5.12 with an equivalent program of the same name. */
  private static final Set<String> WITH_PROGRAM =
      Set.of("[", "echo", "false", "kill", "printf", "pwd", "test", "true");

  private ShellNames() {}

  /** Whether dash or bash run {@code word} themselves if it is the name of a command. */
  public static boolean isBuiltin(String word) {
    return WITHOUT_PROGRAM.contains(word) || WITH_PROGRAM.contains(word);
  }

  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Whether it is a builtin of dash or bash without a program of that name. */
  public static boolean isBuiltinWithoutProgram(String word) {
    return WITHOUT_PROGRAM.contains(word);
  }

  /** Whether the text is a name as POSIX.1-2017 defines it in 3.235. */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && isNameStart(text.charAt(0))
        && text.chars().allMatch(c -> isNamePart((char) c));
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether the character is a space in the POSIX locale, the only spaces that dash recognizes. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
