package io.github.unitgen.manifest;

import io.github.unitgen.syntax.shell.ShellWords;

/** What shell syntax in a command without a shell means to its writer. */
final class ShellProblems {
  private static final String SHELL = "`shell: true` hands the text to /bin/sh; else quote it";

  private ShellProblems() {}

  static String message(ShellWords.Problem problem, String key) {
    String what =
        switch (problem.kind()) {
          case VARIABLE -> "a variable";
          case COMMAND_SUBSTITUTION -> "a command substitution";
          case ARITHMETIC -> "arithmetic";
          case GLOB -> "a pattern for file names";
          case TILDE -> "a home directory";
          case OPERATOR -> "`" + problem.written() + "`";
          case REDIRECTION -> "a redirection";
          case LINE_BREAK -> "a second line";
          case COMMENT -> "a comment";
          case ASSIGNMENT -> "an assignment";
          case RESERVED_WORD -> "`" + problem.written() + "`";
          case DOLLAR_QUOTE -> "a `$` before a quote";
          case UNCLOSED_QUOTE -> "this quote is never closed";
          case TRAILING_BACKSLASH -> "a backslash with nothing behind it";
        };
    return switch (problem.kind()) {
      case UNCLOSED_QUOTE, TRAILING_BACKSLASH -> what;
      default -> what + " in `" + key + "`, which no shell reads";
    };
  }

  static String help(ShellWords.Problem problem) {
    return switch (problem.kind()) {
      case UNCLOSED_QUOTE -> "close it, or write the command as a list of words";
      case TRAILING_BACKSLASH -> "write the command as a list of words to keep it";
      case ASSIGNMENT -> "put it under `env:`";
      case REDIRECTION ->
          "drop it: the init keeps the output; or `shell: true` hands the text to /bin/sh";
      case VARIABLE -> "write the value; " + SHELL;
      case TILDE -> "write the absolute path; " + SHELL;
      case COMMENT -> "drop it, or quote the `#`";
      case OPERATOR ->
          problem.written().equals("&") ? "drop it: the init owns the foreground process" : SHELL;
      default -> SHELL;
    };
  }
}
