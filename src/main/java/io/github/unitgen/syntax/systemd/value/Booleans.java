package io.github.unitgen.syntax.systemd.value;

import java.util.Locale;
import java.util.Set;

/** The words that systemd reads as a boolean, in upper or lower case: systemd.syntax(7). */
public final class Booleans {
  private static final Set<String> YES = Set.of("1", "yes", "y", "true", "t", "on");
  private static final Set<String> NO = Set.of("0", "no", "n", "false", "f", "off");

  private Booleans() {}

  /** Whether the text means true; an empty text does not. */
  public static boolean isYes(String text) {
    return YES.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether the text means false; an empty text does not. */
  public static boolean isNo(String text) {
    return NO.contains(text.toLowerCase(Locale.ROOT));
  }
}
