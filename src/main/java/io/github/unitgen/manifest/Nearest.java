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
    for (String candidate : known) {
      int most = Math.min(Math.max(word.length(), candidate.length()) / 3, bestDistance - 1);
      if (isFar(word, candidate, most) || isFar(candidate, word, most)) {
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

  /** Whether {@code a} is too long, or has too many letters that {@code b} does not have. */
  private static boolean isFar(String a, String b, int most) {
    return a.length() - b.length() > most || Long.bitCount(letters(a) & ~letters(b)) > most;
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
   * {@code most} where there are more.
   */
  private static int distance(String a, String b, int most) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
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
      if (least > most + 1) { // a swap reaches back over one row
        return least;
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
