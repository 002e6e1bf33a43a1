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
 * The directives of systemd's unit files, by section. The table is sorted by section, and each
 * section is read on the first lookup in it.
 */
public final class Directives {
  private static final int COLUMNS = 12;

  private final Table.Sorted table = Table.Sorted.of("directives");
  private final Map<String, Section> sections = new ConcurrentHashMap<>();

  private final Map<String, OtherCase> cases = new ConcurrentHashMap<>();

  private Directives() {}

  /** The directives of one section, for callers that ask for many of them. */
  public static final class Section {
    private static final Section NONE = new Section(Map.of());

    private final Map<String, Known> keys;

    private Section(Map<String, Known> keys) {
      this.keys = keys;
    }

    /** Returns the directive {@code key}, or null if it is unknown. */
    public @Nullable Directive find(String key) {
      Known known = keys.get(key);
      return known == null ? null : known.directive();
    }
  }

  /** Returns the directives of {@code [name]}, none of them for an unknown section. */
  public Section section(String name) {
    Section known = sections.get(name);
    if (known != null) {
      return known;
    }
    return UnitSections.isKnown(name) ? sections.computeIfAbsent(name, this::read) : Section.NONE;
  }

  private Section read(String section) {
    Map<String, Known> keys = new LinkedHashMap<>();
    for (Row row : table.rows(section)) {
      keys.put(row.second().intern(), new Known(row)); // as the keys of parsed units are
    }
    return new Section(keys);
  }

  /** A row and the directive parsed from it, on first use; two threads may both parse it. */
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
   * One directive.
   *
   * @param section the section, without brackets
   * @param key the name, as systemd writes it
   * @param valueType the type of the value, such as {@code boolean} or {@code timespan(unit=s)}
   * @param repeat the effect of a second assignment: {@code last-wins}, {@code append} or {@code
   *     merge}
   * @param empty the effect of an empty assignment: {@code yes…} resets the setting, {@code error}
   *     and {@code no(invalid)} refuse the assignment
   * @param specifiers whether specifiers are replaced in the value: {@code yes}, {@code no} …
   * @param addedIn the first version of systemd that knows it
   * @param removedIn the first version that does not know it any more or ignores it, 0 if it stays
   * @param replacement the setting to use instead, empty if there is no replacement
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
    /**
     * Hashes only the components that distinguish directives: hashing all of them costs more than
     * most checks.
     */
    @Override
    public int hashCode() {
      return 31 * section.hashCode() + key.hashCode();
    }

    /** Whether systemd {@code version} does not know it any more or ignores it. */
    public boolean isGoneIn(int version) {
      return removedIn > 0 && removedIn <= version;
    }

    /**
     * Whether the value names files, folders or accounts, so that trailing text turns it into the
     * name of another one.
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

    /** Whether a second assignment adds to the first; otherwise the last one wins. */
    public boolean isList() {
      return !repeat.equals("last-wins");
    }
  }

  /** Returns the directives of all known versions. */
  public static Directives all() {
    return Holder.ALL;
  }

  /** Returns the directive {@code key} of {@code [section]}, or empty if it is unknown. */
  public Optional<Directive> find(String section, String key) {
    return Optional.ofNullable(section(section).find(key));
  }

  /** Returns the keys that {@code [section]} knows; empty for an unknown section. */
  public Set<String> keys(String section) {
    return section(section).keys.keySet();
  }

  /** Returns the key of {@code [section]} that equals {@code key} but for the case of letters. */
  public Optional<String> inOtherCase(String section, String key) {
    return cases.computeIfAbsent(section, name -> new OtherCase(keys(name))).of(key);
  }

  /** Returns the sections among {@code candidates} that know {@code key}. */
  public List<String> sectionsOf(String key, Collection<String> candidates) {
    return candidates.stream().filter(section -> keys(section).contains(key)).toList();
  }
}
