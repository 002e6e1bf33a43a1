package io.github.unitgen.manifest;

import java.util.Collection;
import java.util.Optional;

/** Known words, of which a mistyped one most likely stands for one. */
public final class Nearest {
  /** The maximum length of a mistyped word. */
  private static final int LONGEST = 64;

  private final String[] known;
  private final char[][] chars;
  private final Letters[] letters;
  private final int longest;

  /** The letters of a word, a bit for each: those that it has, and those that it has twice. */
  private record Letters(long once, long twice) {
    static Letters of(char[] word) {
      long once = 0;
      long twice = 0;
      for (char c : word) {
        long letter = 1L << (c & 63);
        twice |= once & letter;
        once |= letter;
      }
      return new Letters(once, twice);
    }

    /** Whether one of the two has too many letters that the other does not have. */
    boolean areFar(Letters other, int most) {
      return lacks(other) > most || other.lacks(this) > most;
    }

    private int lacks(Letters other) {
      return Long.bitCount(other.once & ~once) + Long.bitCount(other.twice & ~twice);
    }
  }

  /** To be asked for several words; {@link #of(String, Collection)} is for a single one. */
  public Nearest(Collection<String> known) {
    this.known = known.toArray(String[]::new);
    this.chars = new char[this.known.length][];
    this.letters = new Letters[this.known.length];
    int most = 0;
    for (int i = 0; i < letters.length; i++) {
      chars[i] = this.known[i].toCharArray();
      letters[i] = Letters.of(chars[i]);
      most = Math.max(most, this.known[i].length());
    }
    this.longest = most;
  }

  /** The nearest of {@code known}, if it is near: a third of its letters may differ. */
  public static Optional<String> of(String word, Collection<String> known) {
    return word.length() > LONGEST ? Optional.empty() : new Nearest(known).to(word);
  }

  /** The nearest to {@code word}, if it is near: a third of its letters may differ. */
  public Optional<String> to(String word) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    char[] own = word.toCharArray();
    Letters ownLetters = Letters.of(own);
    int[][] rows = new int[3][longest + 1];
    for (int i = 0; i < known.length; i++) {
      String candidate = known[i];
      int most = Math.min(Math.max(word.length(), candidate.length()) / 3, bestDistance - 1);
      if (Math.abs(word.length() - candidate.length()) > most
          || ownLetters.areFar(letters[i], most)) {
        continue; // cheap, and true of nearly all candidates
      }
      int distance = distance(own, chars[i], most, rows);
      if (distance <= most) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Insertions, deletions, replacements and swaps of neighbours between the two. */
  public static int distance(String a, String b) {
    int most = Math.max(a.length(), b.length());
    return distance(a.toCharArray(), b.toCharArray(), most, new int[3][b.length() + 1]);
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours between the two; some number above
   * {@code most} where there are more. Only what is that near to the diagonal is worked out, and
   * nothing else in {@code rows}, which have room for {@code b}, is looked at.
   */
  private static int distance(char[] a, char[] b, int most, int[][] rows) {
    int far = most + 1;
    int[] beforeLast = rows[0];
    int[] last = rows[1];
    int[] row = rows[2];
    for (int j = 0; j <= b.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int from = Math.max(1, i - most);
      int to = Math.min(b.length, i + most);
      row[from - 1] = from == 1 ? i : far;
      int least = row[from - 1];
      for (int j = from; j <= to; j++) {
        int replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, replace);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (to < b.length) {
        row[to + 1] = far;
      }
      if (least > far) { // a swap reaches back over one row
        return least;
      }
      int[] oldest = beforeLast;
      beforeLast = last;
      last = row;
      row = oldest;
    }
    return last[b.length];
  }
}
