package io.github.unitgen.render.init;

import java.util.Set;

/**
 * Variables that a shell does not pass on unchanged, as seen with dash 0.5.12 and bash 5.2: it sets
 * them when it starts, and dash exits at once if OPTIND is not a number.
 */
public final class ShellVariables {
  private static final Set<String> SET_BY_SHELL =
      Set.of("BASHOPTS", "IFS", "OLDPWD", "OPTIND", "PPID", "PWD", "SHELLOPTS", "SHLVL");

  /** More variables that bash 5.2 sets, which is /bin/sh on Red Hat's systems. */
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

  /** Variables of both shells that a script exports like any other. */
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

  /** Whether some /bin/sh does not pass {@code name} on even after {@code export} in a script. */
  public static boolean isLostInAnyShell(String name) {
    return isSetByAnyShell(name) && !EXPORTED.contains(name);
  }
}
