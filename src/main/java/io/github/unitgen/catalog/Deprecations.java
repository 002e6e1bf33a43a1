package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Directives that systemd still takes but has another name, place or way for: a table read at the
 * first question.
 */
public final class Deprecations {
  private static final int COLUMNS = 6;
  private static final String ANY_SECTION = "*";

  /** By key, then by section; most keys are not in it. */
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
   * Deprecated from version {@code since} on; from {@code loggedSince} on systemd says so in its
   * log (0: it never does). {@code key}, empty where nothing takes its place, is the new name and
   * {@code section} the new place, empty where that stays. From {@code sameSince} on the two mean
   * the same (0: they do not).
   */
  public record Deprecation(
      int since, int loggedSince, String section, String key, int sameSince) {}

  /** What is known against {@code key} of {@code [section]}. */
  public static Optional<Deprecation> find(String section, String key) {
    Map<String, Deprecation> sections = ALL.get(key);
    if (sections == null) {
      return Optional.empty();
    }
    Deprecation found = sections.get(section);
    return Optional.ofNullable(found == null ? sections.get(ANY_SECTION) : found);
  }
}
