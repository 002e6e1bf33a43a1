package io.github.unitgen.syntax.systemd;

import org.jspecify.annotations.Nullable;

/**
 * Shares one instance among equal texts, since the units of a machine repeat the same sections,
 * keys and values. Threads may share it: a text that two of them add at once is only not shared.
 */
final class Common {
  private static final int SIZE = 1 << 13;
  private static final int LONGEST = 64;

  /** The number of places that a text may have. */
  private static final int PLACES = 4;

  private static final @Nullable String[] KNOWN = new String[SIZE];

  private Common() {}

  /**
   * Returns the text from {@code from} to {@code to}; the same instance for equal texts while they
   * are few.
   */
  static String of(char[] line, int from, int to) {
    if (to - from > LONGEST) {
      return String.valueOf(line, from, to - from);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + line[i];
    }
    hash ^= hash >>> 13;
    for (int i = 0; i < PLACES; i++) {
      int place = (hash + i) & (SIZE - 1);
      String known = KNOWN[place];
      if (known == null) {
        known = String.valueOf(line, from, to - from);
        KNOWN[place] = known;
        return known;
      }
      if (isSame(known, line, from, to)) {
        return known;
      }
    }
    return String.valueOf(line, from, to - from);
  }

  private static boolean isSame(String known, char[] line, int from, int to) {
    int length = known.length();
    if (length != to - from) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != line[from + i]) {
        return false;
      }
    }
    return true;
  }
}
