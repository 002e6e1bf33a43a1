package io.github.unitgen.syntax.systemd.value;

import java.util.Locale;
import java.util.Set;

/** The words that systemd takes for a boolean, in any case of the letters: systemd.syntax(7). */
public final class Booleans {
  private static final Set<String> YES = Set.of("1", "yes", "y", "true", "t", "on");
  private static final Set<String> NO = Set.of("0", "no", "n", "false", "f", "off");

  private Booleans() {}

  /** Whether it switches on; an empty text does not. */
  public static boolean isYes(String text) {
    return YES.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether it switches off; an empty text does not. */
  public static boolean isNo(String text) {
    return NO.contains(text.toLowerCase(Locale.ROOT));
  }
}
