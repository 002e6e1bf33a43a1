package io.github.unitgen.manifest;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Known words, of which a mistyped one most likely stands for one. */
public final class Nearest {
  /** The maximum length of a mistyped word. */
  private static final int LONGEST = 64;

  /** By length, and as given where that is equal. */
  private final Candidate[] known;

  /** The index in {@link #known} of the first word of each length, or of a longer one. */
  private final int[] first;

  private final int longest;

  /** A known word. */
  private static final class Candidate {
    private final String word;
    private final char[] chars;

    /** Its place among those given. */
    private final int rank;

    /** A bit for each letter that it has. */
    private final long once;

    /** A bit for each letter that it has twice. */
    private final long twice;

    Candidate(String word, int rank) {
      this.word = word;
      this.chars = word.toCharArray();
      this.rank = rank;
      long one = 0;
      long two = 0;
      for (char c : chars) {
        long letter = 1L << (c & 63);
        two |= one & letter;
        one |= letter;
      }
      this.once = one;
      this.twice = two;
    }

    /** Whether one of the two has too many letters that the other does not have. */
    boolean isFarFrom(Candidate other, int most) {
      return lacks(other) > most || other.lacks(this) > most;
    }

    private int lacks(Candidate other) {
      return Long.bitCount(other.once & ~once) + Long.bitCount(other.twice & ~twice);
    }
  }

  /** To be asked for several words; {@link #of(String, Collection)} is for a single one. */
  public Nearest(Collection<String> words) {
    int most = 0;
    for (String word : words) {
      most = Math.max(most, word.length());
    }
    longest = most;
    first = new int[longest + 2];
    for (String word : words) {
      first[word.length() + 1]++;
    }
    for (int length = 1; length < first.length; length++) {
      first[length] += first[length - 1];
    }
    known = new Candidate[words.size()];
    int[] next = first.clone();
    int rank = 0;
    for (String word : words) {
      known[next[word.length()]++] = new Candidate(word, rank++);
    }
  }

  /** The nearest of {@code known}, if it is near: a third of its letters may differ. */
  public static Optional<String> of(String word, Collection<String> known) {
    return word.length() > LONGEST ? Optional.empty() : new Nearest(known).to(word);
  }

  /** The nearest to {@code word}, if it is near: a third of its letters may differ. */
  public Optional<String> to(String word) {
    return to(word, LONGEST);
  }

  /** The same, if also no more than {@code differing} letters differ, which is quicker. */
  public Optional<String> to(String word, int differing) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int length = word.length();
    // Of a longer word a third is more: all that may be near have at most half as many letters
    // more.
    int shortest = Math.max(length - Math.min(length / 3, differing), 0);
    int to = Math.min(Math.min(length + length / 2, length + differing), longest);
    if (shortest > to || first[shortest] == first[to + 1]) {
      return Optional.empty(); // before the letters are counted
    }
    Candidate own = new Candidate(word, 0);
    @Nullable Candidate best = null;
    int least = Integer.MAX_VALUE;
    int[][] rows = {};
    for (int i = first[shortest]; i < first[to + 1]; i++) {
      Candidate candidate = known[i];
      int third = Math.max(length, candidate.chars.length) / 3;
      int most = Math.min(Math.min(third, differing), least);
      if (Math.abs(length - candidate.chars.length) > most || own.isFarFrom(candidate, most)) {
        continue; // cheap, and true of nearly all candidates
      }
      rows = rows.length == 0 ? rows(longest) : rows;
      int distance = distance(own.chars, candidate.chars, most, rows);
      // Of equally near ones the first that was given.
      if (distance < least && distance <= most
          || distance == least && best != null && candidate.rank < best.rank) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best)
        .map(candidate -> candidate.word)
        .filter(found -> !found.isEmpty());
  }

  /** Insertions, deletions, replacements and swaps of neighbours between the two. */
  public static int distance(String a, String b) {
    int most = Math.max(a.length(), b.length());
    return distance(a.toCharArray(), b.toCharArray(), most, rows(b.length()));
  }

  private static int[][] rows(int length) {
    return new int[][] {new int[length + 1], new int[length + 1], new int[length + 1]};
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
