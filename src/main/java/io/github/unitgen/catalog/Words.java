package io.github.unitgen.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Closed lists of words that settings accept, by the kind of word. The table is read once. */
public final class Words {
  private static final int COLUMNS = 2;

  private static final Map<String, Set<String>> KINDS = new TreeMap<>();

  static {
    for (String[] row : Table.rows("words", COLUMNS)) {
      KINDS.put(row[0], new LinkedHashSet<>(List.of(row[1].split(" ", -1))));
    }
  }

  private Words() {}

  /**
   * Returns the words of {@code kind}, such as {@code errno}, which must be a kind of the table.
   */
  public static Set<String> of(String kind) {
    Set<String> words = KINDS.get(kind);
    if (words == null) {
      throw new IllegalArgumentException("no words of kind " + kind);
    }
    return words;
  }
}
