package io.github.unitgen.manifest;

import java.util.Collection;
import java.util.Optional;

/** The known word that a mistyped one most likely stands for. */
public final class Nearest {
  private Nearest() {}

  /** The nearest of {@code known}, if it is near: a third of its letters may differ. */
  public static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > 64) {
      return Optional.empty();
    }
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    long letters = letters(word);
    for (String candidate : known) {
      int most = Math.min(Math.max(word.length(), candidate.length()) / 3, bestDistance - 1);
      if (Math.abs(word.length() - candidate.length()) > most
          || isFar(letters, letters(candidate), most)) {
        continue; // cheap, and true of nearly all candidates
      }
      int distance = distance(word, candidate, most);
      if (distance <= most) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Whether one of the two has too many letters that the other does not have. */
  private static boolean isFar(long a, long b, int most) {
    return Long.bitCount(a & ~b) > most || Long.bitCount(b & ~a) > most;
  }

  /** Insertions, deletions, replacements and swaps of neighbours between the two. */
  public static int distance(String a, String b) {
    return distance(a, b, Math.max(a.length(), b.length()));
  }

  private static long letters(String word) {
    long letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1L << (word.charAt(i) & 63);
    }
    return letters;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours between the two; some number above
   * {@code most} where there are more. Only what is that near to the diagonal is worked out.
   */
  private static int distance(String a, String b, int most) {
    int far = most + 1;
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      int from = Math.max(1, i - most);
      int to = Math.min(b.length(), i + most);
      row[from - 1] = from == 1 ? i : far;
      int least = row[from - 1];
      for (int j = from; j <= to; j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, replace);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (to < b.length()) {
        row[to + 1] = far;
      }
      if (least > far) { // a swap reaches back over one row
        return least;
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
