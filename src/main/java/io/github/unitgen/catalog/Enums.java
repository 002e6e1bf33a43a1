package io.github.unitgen.catalog;

import io.github.unitgen.catalog.Table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words that directives accept, with the versions of systemd that know them. The table is read
 * on the first lookup.
 */
public final class Enums {
  private static final int COLUMNS = 5;
  private static final String ANY_SECTION = "*";
  private static final String PREFIXES = "Exec*(prefix)";

  /** By key; most keys are absent. */
  private final Map<String, Words> keys = new HashMap<>();

  private Enums() {
    String names = "";
    List<Words> sets = List.of();
    for (Row row : Table.lines("enums")) {
      if (!row.isOf(names)) {
        names = row.first();
        sets = new ArrayList<>();
        for (String key : names.substring(names.indexOf('.') + 1).split(",", -1)) {
          sets.add(keys.computeIfAbsent(key, none -> new Words()));
        }
      }
      for (Words words : sets) {
        words.rows.add(row);
      }
    }
  }

  /** The words of one key, parsed on the first lookup; two threads may both parse them. */
  private static final class Words {
    private final List<Row> rows = new ArrayList<>();
    private volatile @Nullable Map<String, Map<String, Word>> bySection;
    private int newest;
    private boolean isAnyRemoved;

    /** By word, then by section. */
    Map<String, Map<String, Word>> bySection() {
      Map<String, Map<String, Word>> known = bySection;
      if (known == null) {
        known = new HashMap<>();
        for (Row row : rows) {
          String[] cells = row.cells(COLUMNS);
          known
              .computeIfAbsent(cells[1], none -> new HashMap<>())
              .put(
                  cells[0].substring(0, cells[0].indexOf('.')),
                  new Word(Table.number(cells[2]), Table.number(cells[3])));
          newest = Math.max(newest, Table.number(cells[2]));
          isAnyRemoved |= Table.number(cells[3]) > 0;
        }
        bySection = known;
      }
      return known;
    }
  }

  private static final class Holder {
    static final Enums ALL = new Enums();
  }

  /**
   * One word: the first version that knows it, and the first that does not know it any more, 0 if
   * it stays.
   */
  public record Word(int addedIn, int removedIn) {}

  /**
   * Returns the entry for {@code value} of {@code key} in {@code [section]}; empty if the setting
   * accepts free text or does not know the word.
   */
  public static Optional<Word> find(String section, String key, String value) {
    Words words = Holder.ALL.keys.get(key);
    // Only names of protocols are accepted in upper and lower case (parse_ip_protocol).
    String word = key.equals("SocketProtocol") ? value.toLowerCase(Locale.ROOT) : value;
    Map<String, Word> sections = words == null ? null : words.bySection().get(word);
    if (sections == null) {
      return Optional.empty();
    }
    Word known = sections.get(section);
    return Optional.ofNullable(known == null ? sections.get(ANY_SECTION) : known);
  }

  /**
   * Whether the table has a word for {@code key}, in any section, that some version since {@code
   * oldest} does not know.
   */
  public static boolean differ(String key, int oldest) {
    Words words = Holder.ALL.keys.get(key);
    return words != null
        && !words.bySection().isEmpty()
        && (words.isAnyRemoved || words.newest > oldest);
  }

  /** Returns the entry for {@code prefix}, a sign before a command. */
  public static Optional<Word> prefix(String prefix) {
    return find("Service", PREFIXES, prefix);
  }
}
