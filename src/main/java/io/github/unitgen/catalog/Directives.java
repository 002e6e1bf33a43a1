package io.github.unitgen.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The directives of systemd's unit files, by section. The table is read at the first question. */
public final class Directives {
  private static final int COLUMNS = 12;

  private final Map<String, Map<String, Directive>> sections = new LinkedHashMap<>();

  private Directives() {
    for (String[] row : Table.rows("directives", COLUMNS)) {
      sections
          .computeIfAbsent(row[0], section -> new LinkedHashMap<>())
          .put(
              row[1],
              new Directive(
                  row[0],
                  row[1],
                  row[2],
                  row[3],
                  row[4],
                  row[11],
                  Table.number(row[5]),
                  Table.number(row[8]),
                  row[10]));
    }
  }

  private static final class Holder {
    static final Directives ALL = new Directives();
  }

  /**
   * One directive. {@code empty} is what an empty assignment does ({@code yes…}: it resets, {@code
   * error} and {@code no(invalid)}: it is refused), {@code specifiers} whether percent signs are
   * replaced ({@code yes}, {@code no} …). {@code addedIn} and {@code removedIn} are versions of
   * systemd: the first that knows it, and the first that knows it no longer or makes nothing of it,
   * 0 where there is none. {@code replacement} is empty where there is none.
   */
  public record Directive(
      String section,
      String key,
      String valueType,
      String repeat,
      String empty,
      String specifiers,
      int addedIn,
      int removedIn,
      String replacement) {
    /** Of what tells directives apart; to hash all components costs more than most checks. */
    @Override
    public int hashCode() {
      return 31 * section.hashCode() + key.hashCode();
    }

    /** Whether a second assignment adds to the first; else the last one wins. */
    public boolean isList() {
      return !repeat.equals("last-wins");
    }
  }

  /** Every directive of the versions known. */
  public static Directives all() {
    return Holder.ALL;
  }

  /** The directive {@code key} of {@code [section]}. */
  public Optional<Directive> find(String section, String key) {
    return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(key));
  }

  /** The keys that {@code [section]} knows. */
  public Set<String> keys(String section) {
    return sections.getOrDefault(section, Map.of()).keySet();
  }

  /** The sections among {@code candidates} that know {@code key}. */
  public List<String> sectionsOf(String key, Collection<String> candidates) {
    return candidates.stream().filter(section -> find(section, key).isPresent()).toList();
  }
}
