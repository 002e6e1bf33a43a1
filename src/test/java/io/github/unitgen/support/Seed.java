package io.github.unitgen.support;

import java.util.Random;

/**
 * The seed of every generator of the tests: the same in each run, so that a run says the same
 * twice, unless {@code -Dunitgen.seed=N} asks for another round.
 */
public final class Seed {
  public static final long VALUE = Long.getLong("unitgen.seed", 20_261_123);

  /** How to have the same round again; stands beside each failure. */
  public static final String OPTION = "-Dunitgen.seed=" + VALUE;

  private Seed() {}

  /** Whether no other round is asked for. */
  static boolean isFixed() {
    return System.getProperty("unitgen.seed") == null;
  }

  public static Random random() {
    return new Random(VALUE);
  }
}
