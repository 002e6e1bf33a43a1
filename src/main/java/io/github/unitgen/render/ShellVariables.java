package io.github.unitgen.render;

import java.util.Set;

/** Variables that a shell in front of a program does not hand on as it got them. */
public final class ShellVariables {
  /** Seen with dash 0.5.12 (the first four; it even ends at an odd OPTIND) and bash 5.2 as sh. */
  private static final Set<String> SET_BY_SHELL =
      Set.of(
          "IFS",
          "OPTIND",
          "PPID",
          "PWD",
          "BASH",
          "BASHOPTS",
          "BASHPID",
          "BASH_ARGV0",
          "BASH_COMMAND",
          "BASH_SUBSHELL",
          "BASH_VERSINFO",
          "BASH_VERSION",
          "COMP_WORDBREAKS",
          "EPOCHREALTIME",
          "EPOCHSECONDS",
          "HISTCMD",
          "LINENO",
          "OLDPWD",
          "OPTERR",
          "POSIXLY_CORRECT",
          "PS1",
          "PS2",
          "PS4",
          "RANDOM",
          "SHELLOPTS",
          "SHLVL",
          "SRANDOM",
          "_");

  private ShellVariables() {}

  /** Whether some /bin/sh sets or drops the variable, whatever it was given. */
  public static boolean isSetByShell(String name) {
    return SET_BY_SHELL.contains(name);
  }
}
