package io.github.unitgen.manifest;

import java.util.Collection;
import java.util.Optional;

/** The known word that a mistyped one most likely stands for. */
final class Nearest {
  private Nearest() {}

  /** The nearest of {@code known}, if it is near: a third of its letters may differ. */
  static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > 64) {
      return Optional.empty();
    }
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int most = Math.min(Math.max(word.length(), candidate.length()) / 3, bestDistance - 1);
      if (Math.abs(candidate.length() - word.length()) > most) {
        continue; // cheap, and many names are of quite another length
      }
      int distance = distance(word, candidate);
      if (distance <= most) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Insertions, deletions, replacements and swaps of neighbours between the two. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, replace);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
