package io.github.unitgen.render.init;

/**
 * A shell text that fails unless all that it asks for runs, and still the same run of it some
 * seconds later: one that is started, ends and is started again runs for moments too.
 */
public final class StateCheck {
  private static final int SECONDS = 5;

  private StateCheck() {}

  /**
   * {@code ask}: commands that print what runs, one record of {@code awk} with the options {@code
   * records} for each. {@code down}: awk's condition for one that does not run.
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
