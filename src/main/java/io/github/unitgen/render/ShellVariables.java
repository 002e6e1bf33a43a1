package io.github.unitgen.render;

import java.util.Set;

/**
 * Variables that a shell does not hand on as it was given them, as seen with dash 0.5.12 and bash
 * 5.2: it sets them when it starts, and dash ends at once for an OPTIND that is no number.
 */
public final class ShellVariables {
  private static final Set<String> SET_BY_SHELL =
      Set.of("BASHOPTS", "IFS", "OLDPWD", "OPTIND", "PPID", "PWD", "SHELLOPTS", "SHLVL");

  private ShellVariables() {}

  /** Whether a shell between the init and the program would change {@code name}. */
  public static boolean isSetByShell(String name) {
    return SET_BY_SHELL.contains(name);
  }
}
