package io.github.unitgen.catalog;

import io.github.unitgen.catalog.Table.Row;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The directives of systemd's unit files, by section. Of the table, which is sorted by section, a
 * section is read at the first question for it.
 */
public final class Directives {
  private static final int COLUMNS = 12;

  private final Table.Sorted table = Table.Sorted.of("directives");
  private final Map<String, Map<String, Known>> sections = new ConcurrentHashMap<>();

  private Directives() {}

  private Map<String, Known> section(String name) {
    Map<String, Known> known = sections.get(name);
    if (known != null) {
      return known;
    }
    return UnitSections.isKnown(name) ? sections.computeIfAbsent(name, this::read) : Map.of();
  }

  private Map<String, Known> read(String section) {
    Map<String, Known> keys = new LinkedHashMap<>();
    for (Row row : table.rows(section)) {
      keys.put(row.second(), new Known(row));
    }
    return keys;
  }

  /** A row, and what is made of it when it is first asked for; two threads may both do so. */
  private static final class Known {
    private final Row row;
    private @Nullable Directive directive;

    Known(Row row) {
      this.row = row;
    }

    Directive directive() {
      Directive known = directive;
      if (known == null) {
        known = read(row.cells(COLUMNS));
        directive = known;
      }
      return known;
    }

    private static Directive read(String[] cells) {
      return new Directive(
          cells[0],
          cells[1],
          cells[2],
          cells[3],
          cells[4],
          cells[11],
          Table.number(cells[5]),
          Table.number(cells[8]),
          cells[10]);
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

    /** Whether systemd {@code version} knows it no longer, or makes nothing of it. */
    public boolean isGoneIn(int version) {
      return removedIn > 0 && removedIn <= version;
    }

    /**
     * Whether the value names files, folders or accounts, so that a text too much makes it the name
     * of another one.
     */
    public boolean isNames() {
      return valueType.startsWith("path")
          || valueType.startsWith("relative-path")
          || valueType.startsWith("condition:path")
          || valueType.startsWith("socket-address")
          || valueType.startsWith("user")
          || valueType.startsWith("group")
          || valueType.contains("file:PATH");
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
    Known known = section(section).get(key);
    return known == null ? Optional.empty() : Optional.of(known.directive());
  }

  /** The keys that {@code [section]} knows. */
  public Set<String> keys(String section) {
    return section(section).keySet();
  }

  /** The sections among {@code candidates} that know {@code key}. */
  public List<String> sectionsOf(String key, Collection<String> candidates) {
    return candidates.stream().filter(section -> keys(section).contains(key)).toList();
  }
}
