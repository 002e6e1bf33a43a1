package io.github.unitgen.syntax.systemd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Shares one instance among equal texts, since the units of a machine repeat the same sections,
 * keys and values. It is the instance of the constants, so that most comparisons of a key end at
 * once. Threads may share it: a text that two of them add at the same time is only looked up twice.
 */
final class Common {
  private static final int SIZE = 1 << 13;
  private static final int LONGEST = 64;

  /** The number of places that a text may have. */
  private static final int PLACES = 4;

  private static final @Nullable Entry[] KNOWN = new Entry[SIZE];

  private Common() {}

  private static final class Entry {
    private final char[] letters;
    private final String text;

    Entry(char[] letters) {
      this.letters = letters;
      this.text = new String(letters).intern();
    }

    boolean is(char[] line, int from, int to) {
      if (letters.length != to - from) {
        return false;
      }
      for (int i = 0; i < letters.length; i++) {
        if (letters[i] != line[from + i]) {
          return false;
        }
      }
      return true;
    }
  }

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
      Entry known = KNOWN[place];
      if (known == null) {
        known = new Entry(Arrays.copyOfRange(line, from, to));
        KNOWN[place] = known;
        return known.text;
      }
      if (known.is(line, from, to)) {
        return known.text;
      }
    }
    return String.valueOf(line, from, to - from);
  }
}
