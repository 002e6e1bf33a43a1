package io.github.unitgen.render.init;

import java.util.Set;

/**
 * Variables that a shell does not hand on as it was given them, as seen with dash 0.5.12 and bash
 * 5.2: it sets them when it starts, and dash ends at once for an OPTIND that is no number.
 */
public final class ShellVariables {
  private static final Set<String> SET_BY_SHELL =
      Set.of("BASHOPTS", "IFS", "OLDPWD", "OPTIND", "PPID", "PWD", "SHELLOPTS", "SHLVL");

  /** What bash 5.2 sets besides, which is /bin/sh on Red Hat's systems. */
  private static final Set<String> SET_BY_BASH =
      Set.of(
          "BASH",
          "BASHPID",
          "BASH_VERSION",
          "COMP_WORDBREAKS",
          "EPOCHREALTIME",
          "EPOCHSECONDS",
          "EUID",
          "HISTCMD",
          "LINENO",
          "OPTERR",
          "POSIXLY_CORRECT",
          "PS1",
          "PS2",
          "PS4",
          "RANDOM",
          "SECONDS",
          "SRANDOM",
          "UID",
          "_");

  /** Those of both that a script exports like any other. */
  private static final Set<String> EXPORTED = Set.of("IFS", "OLDPWD", "OPTIND", "PWD");

  private ShellVariables() {}

  /** Whether dash, Upstart's shell, would change {@code name} between the init and the program. */
  public static boolean isSetByShell(String name) {
    return SET_BY_SHELL.contains(name);
  }

  /** Whether one of the shells that systems have as /bin/sh would change {@code name}. */
  public static boolean isSetByAnyShell(String name) {
    return isSetByShell(name) || SET_BY_BASH.contains(name);
  }

  /** Whether not even {@code export} in a script hands {@code name} on, in some /bin/sh. */
  public static boolean isLostInAnyShell(String name) {
    return isSetByAnyShell(name) && !EXPORTED.contains(name);
  }
}
