package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What other tools call the keys of a manifest and the values of some, and have that we have not.
 */
public final class Elsewhere {
  private static final int COLUMNS = 3;

  private Elsewhere() {}

  /**
   * A key of another tool.
   *
   * @param key the key that it stands for, or the nearest there is; empty where there is none
   * @param help what to write, or why nothing; empty where the key is called otherwise, no more
   */
  public record Word(Optional<String> key, Optional<String> help) {}

  /** {@code word}: in lower case, its parts joined by {@code _}. */
  public static Optional<Word> key(String word) {
    return Optional.ofNullable(Keys.WORDS.get(word));
  }

  /** What to write instead of {@code value}, which other tools take where we have {@code key}. */
  public static Optional<String> value(String key, String value) {
    for (Table.Row row : Values.ROWS) {
      if (row.isOf(key) && row.second().equals(value)) {
        return text(row.cells(COLUMNS)[2]);
      }
    }
    return Optional.empty();
  }

  /** Read where the first key is asked for, and once for all of them. */
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
