package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.syntax.shell.ShellWords;

/** Messages for shell syntax in a command without a shell. */
final class ShellProblems {
  private static final String SHELL = "set `shell: true` to run it with /bin/sh, or quote it";

  private ShellProblems() {}

  static String message(ShellWords.Problem problem, String key) {
    String what =
        switch (problem.kind()) {
          case VARIABLE -> "a variable";
          case COMMAND_SUBSTITUTION -> "a command substitution";
          case ARITHMETIC -> "arithmetic";
          case GLOB -> "a file name pattern";
          case TILDE -> "a home directory";
          case OPERATOR, RESERVED_WORD -> Quoted.of(problem.written());
          case REDIRECTION -> "a redirection";
          case LINE_BREAK -> "a second line";
          case COMMENT -> "a comment";
          case ASSIGNMENT -> "an assignment";
          case DOLLAR_QUOTE -> "a `$` before a quote";
          case UNCLOSED_QUOTE -> "unclosed shell quote";
          case TRAILING_BACKSLASH -> "trailing backslash";
        };
    return switch (problem.kind()) {
      case UNCLOSED_QUOTE, TRAILING_BACKSLASH -> what;
      default -> what + " in `" + key + "`, which is not run by a shell";
    };
  }

  static String help(ShellWords.Problem problem) {
    return switch (problem.kind()) {
      case UNCLOSED_QUOTE -> "close it, or write the command as a list of words";
      case TRAILING_BACKSLASH -> "write the command as a list of words to keep it";
      case ASSIGNMENT -> "put it under `env:`";
      case REDIRECTION -> "remove it, since the init logs the output, or set `shell: true`";
      case VARIABLE -> "write the value, or set `shell: true`";
      case TILDE -> "write the absolute path, or set `shell: true`";
      case COMMENT -> "remove it, or quote the `#`";
      case OPERATOR ->
          problem.written().equals("&")
              ? "remove it: the init supervises a foreground process"
              : SHELL;
      default -> SHELL;
    };
  }
}
