package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Directives that systemd still accepts but has replaced by another name, place or way. The table
 * is read on the first lookup.
 */
public final class Deprecations {
  private static final int COLUMNS = 6;
  private static final String ANY_SECTION = "*";

  /** By key, then by section; most keys are absent. */
  private static final Map<String, Map<String, Deprecation>> ALL = new HashMap<>();

  static {
    for (String[] row : Table.rows("deprecations", COLUMNS)) {
      int slash = row[4].indexOf('/');
      ALL.computeIfAbsent(row[0], key -> new HashMap<>())
          .put(
              row[1],
              new Deprecation(
                  Table.number(row[2]),
                  Table.number(row[3]),
                  slash < 0 ? "" : row[4].substring(0, slash),
                  row[4].substring(slash + 1),
                  Table.number(row[5])));
    }
  }

  private Deprecations() {}

  /**
   * A deprecated directive. Versions are numbers of systemd.
   *
   * @param since the first version that deprecates it
   * @param loggedSince the first version that logs a warning about it, 0 if no version does
   * @param section the section of the replacement, empty if the section stays the same
   * @param key the name of the replacement, empty if there is no replacement
   * @param sameSince the first version in which both names mean the same, 0 if they never do
   */
  public record Deprecation(
      int since, int loggedSince, String section, String key, int sameSince) {}

  /**
   * Returns the deprecation of {@code key} in {@code [section]}, or empty if it is not deprecated.
   */
  public static Optional<Deprecation> find(String section, String key) {
    Map<String, Deprecation> sections = ALL.get(key);
    if (sections == null) {
      return Optional.empty();
    }
    Deprecation found = sections.get(section);
    return Optional.ofNullable(found == null ? sections.get(ANY_SECTION) : found);
  }
}
