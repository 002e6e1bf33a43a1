package io.github.unitgen.render.init;

/**
 * A shell text that fails unless everything it checks runs, and is still the same run some seconds
 * later: a program that starts, exits and is restarted also runs for moments.
 */
public final class StateCheck {
  private static final int SECONDS = 5;

  private StateCheck() {}

  /**
   * Returns the text.
   *
   * @param ask commands that print the state, one record per unit or job
   * @param records the options of {@code awk} that separate the records
   * @param down awk's condition for a record that does not run
   */
  public static String of(String ask, String records, String down) {
    return "s() { "
        + ask
        + "; }; a=$(s); sleep "
        + SECONDS
        + "; s | awk "
        + records
        + "-v a=\"$a\" '"
        + down
        + " || !index(\"\\n\" a \"\\n\", \"\\n\" $0 \"\\n\") {print; bad=1} END {exit bad}'";
  }
}
