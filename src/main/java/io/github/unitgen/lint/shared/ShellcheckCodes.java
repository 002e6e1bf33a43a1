package io.github.unitgen.lint.shared;

import java.util.Set;

/** The codes of ShellCheck that are useless for the texts of jobs and units. */
final class ShellcheckCodes {
  /** Codes that apply to scripts of their own, but not to these texts. */
  private static final Set<Integer> OUT_OF_PLACE =
      Set.of(
          1090, 1091, // sourced files are on the machine that the file is for
          2153, 2154, // the init, its events and sourced files set variables
          2096, 2148, 2239); // there is no first line with an interpreter

  /**
   * Codes whose subject U503, S515 and the rules on encodings report, according to the behaviour of
   * dash.
   */
  private static final Set<Integer> SAID_OTHERWISE = Set.of(1017, 1082, 2039, 2169);

  /** Codes about constants or formats, which may be variable because systemd inserts values. */
  private static final Set<Integer> OF_CONSTANTS =
      Set.of(
          2016, 2043, 2050, 2157, 2158, 2159, 2160, 2161, 2182, 2183, 2193, 2194, 2195, 2221, 2222);

  /** A command after exec: U502 reports it in exec stanzas. */
  private static final int BEHIND_EXEC = 2093;

  private ShellcheckCodes() {}

  static boolean isFor(ReviewedScript script, int code) {
    return !OUT_OF_PLACE.contains(code)
        && !SAID_OTHERWISE.contains(code)
        && code / 1000 != 3 // not about POSIX
        && !(script.isFilledIn() && OF_CONSTANTS.contains(code))
        && !(script.isExec() && code == BEHIND_EXEC);
  }
}
