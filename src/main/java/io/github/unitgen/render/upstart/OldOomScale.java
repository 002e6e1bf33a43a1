package io.github.unitgen.render.upstart;

/**
 * The scale of {@code oom} before {@code oom score} was added: from -17, which means never, to 15.
 * Upstart 1.3 reads it as parts of 1000.
 */
final class OldOomScale {
  private static final int NEVER = -1000;
  private static final int LOWEST = 17;
  private static final int HIGHEST = 15;

  private OldOomScale() {}

  /**
   * Returns the value nearest to {@code score}, which is -1000 to 1000; never only for the score
   * that means it.
   */
  static String nearest(int score) {
    if (score == NEVER) {
      return "never";
    }
    long steps = Math.round(score * (score < 0 ? LOWEST : HIGHEST) / 1000.0);
    return Long.toString(Math.max(steps, 1 - LOWEST));
  }

  /** Returns the score that Upstart 1.3 reads from the nearest value. */
  static int read(int score) {
    String nearest = nearest(score);
    if (nearest.equals("never")) {
      return NEVER;
    }
    int steps = Integer.parseInt(nearest);
    return steps * 1000 / (steps < 0 ? LOWEST : HIGHEST);
  }

  /** Whether the old scale contains {@code score} itself. */
  static boolean isExact(int score) {
    return read(score) == score;
  }
}
