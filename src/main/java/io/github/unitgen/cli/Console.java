package io.github.unitgen.cli;

import io.github.unitgen.report.Style;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment of a command; tests pass a path of jimfs and their own writers.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param directory the current directory
 * @param env the environment
 * @param terminal whether the output is a terminal
 * @param clock the time and the zone; empty for those of the machine, which are then only looked up
 *     where they are asked for
 */
record Console(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Path directory,
    Map<String, String> env,
    boolean terminal,
    Optional<Clock> clock) {
  /** The values of {@code --color}. */
  static final List<String> COLOURS = List.of("auto", "always", "never");

  /** What terminals that show links call themselves in TERM_PROGRAM, in TERM, or by variables. */
  private static final Set<String> LINKING_PROGRAMS =
      Set.of("iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty");

  private static final Set<String> LINKING_TERMINALS =
      Set.of("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm");

  private static final Set<String> LINKING_VARIABLES = Set.of("KONSOLE_VERSION", "WT_SESSION");

  private static final int VTE_WITH_LINKS = 5000;

  /** With the clock of the machine. */
  Console(
      InputStream in,
      PrintWriter out,
      PrintWriter err,
      Path directory,
      Map<String, String> env,
      boolean terminal) {
    this(in, out, err, directory, env, terminal, Optional.empty());
  }

  /**
   * The world of this process. Whether it is a terminal the launcher says: from JDK 22 on
   * System.console() is there without one.
   */
  static Console system() {
    return new Console(
        System.in,
        PipePrinter.standardOutput(),
        new PrintWriter(System.err, false, StandardCharsets.UTF_8),
        Path.of(""),
        System.getenv(),
        Boolean.getBoolean("unitgen.terminal"));
  }

  /** The same with colour as one of {@link #COLOURS} says, whatever the environment does. */
  Console coloured(String when) {
    if (when.equals("auto")) {
      return this;
    }
    Map<String, String> with = new HashMap<>(env);
    with.put("NO_COLOR", when.equals("never") ? "1" : "");
    with.put("CLICOLOR_FORCE", "1");
    return new Console(in, out, err, directory, with, terminal, clock);
  }

  /** Whether to colour: on a terminal, unless NO_COLOR or CLICOLOR_FORCE say otherwise. */
  boolean colour() {
    if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String force = env.getOrDefault("CLICOLOR_FORCE", "");
    boolean forced = !force.isEmpty() && !force.equals("0");
    return forced || (terminal && !"dumb".equals(env.get("TERM")));
  }

  /** How reports look. */
  Style style() {
    return new Style(colour(), isLinked());
  }

  /** Whether rules are links: on a terminal that is known to show them, and in colour. */
  private boolean isLinked() {
    String force = env.getOrDefault("FORCE_HYPERLINK", "");
    if (!terminal || !colour() || force.equals("0")) {
      return false;
    }
    String term = env.getOrDefault("TERM", "");
    return !force.isEmpty()
        || LINKING_PROGRAMS.contains(env.getOrDefault("TERM_PROGRAM", ""))
        || !term.startsWith("screen")
            && !term.startsWith("tmux")
            && (LINKING_TERMINALS.contains(term)
                || !Collections.disjoint(env.keySet(), LINKING_VARIABLES)
                || hasNewVte());
  }

  /** The library of GNOME Terminal and others; 0.50 is the first that shows links. */
  private boolean hasNewVte() {
    String version = env.getOrDefault("VTE_VERSION", "");
    return version.matches("[0-9]{4,9}") && Integer.parseInt(version) >= VTE_WITH_LINKS;
  }
}
