package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The words that directives take, with the versions of systemd that know them: a table read at the
 * first question.
 */
public final class Enums {
  private static final int COLUMNS = 5;
  private static final String ANY_SECTION = "*";
  private static final String PREFIXES = "Exec*(prefix)";

  /** By key, then by word, then by section; most keys have none. */
  private final Map<String, Map<String, Map<String, Word>>> keys = new HashMap<>();

  private Enums() {
    for (String[] row : Table.rows("enums", COLUMNS)) {
      int dot = row[0].indexOf('.');
      String section = row[0].substring(0, dot);
      for (String key : row[0].substring(dot + 1).split(",", -1)) {
        keys.computeIfAbsent(key, none -> new HashMap<>())
            .computeIfAbsent(row[1], none -> new HashMap<>())
            .put(section, new Word(Table.number(row[2]), Table.number(row[3])));
      }
    }
  }

  private static final class Holder {
    static final Enums ALL = new Enums();
  }

  /**
   * One word: the first version that knows it, and the first that does no longer; 0 where it stays.
   */
  public record Word(int addedIn, int removedIn) {}

  /** What is known of {@code value} for {@code key} of {@code [section]}; empty for free values. */
  public static Optional<Word> find(String section, String key, String value) {
    Map<String, Word> sections = Holder.ALL.keys.getOrDefault(key, Map.of()).get(value);
    if (sections == null) {
      return Optional.empty();
    }
    Word word = sections.get(section);
    return Optional.ofNullable(word == null ? sections.get(ANY_SECTION) : word);
  }

  /** Whether any value of {@code key}, in whatever section, is a word of the table. */
  public static boolean has(String key) {
    return Holder.ALL.keys.containsKey(key);
  }

  /** What is known of the sign {@code prefix} in front of a command. */
  public static Optional<Word> prefix(String prefix) {
    return find("Service", PREFIXES, prefix);
  }
}
