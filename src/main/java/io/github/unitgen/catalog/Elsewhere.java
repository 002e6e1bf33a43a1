package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys and values of other tools, with their counterparts in a manifest, and features that a
 * manifest does not have.
 */
public final class Elsewhere {
  private static final int COLUMNS = 3;

  private Elsewhere() {}

  /**
   * A key of another tool.
   *
   * @param key the key of a manifest with the same or the nearest meaning; empty if there is no
   *     such key
   * @param help what to write, or why there is no such key; empty if only the name differs
   */
  public record Word(Optional<String> key, Optional<String> help) {}

  /**
   * Returns the entry for {@code word}, which is in lower case with {@code _} between its parts.
   */
  public static Optional<Word> key(String word) {
    return Optional.ofNullable(Keys.WORDS.get(word));
  }

  /**
   * Returns what to write instead of {@code value}, which other tools accept for their counterpart
   * of {@code key}.
   */
  public static Optional<String> value(String key, String value) {
    for (Table.Row row : Values.ROWS) {
      if (row.isOf(key) && row.second().equals(value)) {
        return text(row.cells(COLUMNS)[2]);
      }
    }
    return Optional.empty();
  }

  /** Reads the whole table when the first key is looked up. */
  private static final class Keys {
    static final Map<String, Word> WORDS = words();

    private static Map<String, Word> words() {
      Map<String, Word> words = new HashMap<>();
      for (String[] cells : Table.rows("elsewhere", COLUMNS)) {
        words.put(cells[0], new Word(text(cells[1]), text(cells[2])));
      }
      return words;
    }
  }

  private static final class Values {
    static final List<Table.Row> ROWS = Table.lines("elsewhere-values");
  }

  private static Optional<String> text(String cell) {
    return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
  }
}
