package io.github.unitgen.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Directives that a branch of a distribution knows although its systemd is older than they are. The
 * table is read on the first lookup.
 */
final class Backports {
  private static final int COLUMNS = 6;

  /**
   * By {@code section/key}: the first branches that have it; later branches of the same major have
   * it too.
   */
  private static final Map<String, List<String>> FIRST = new HashMap<>();

  static {
    for (String[] row : Table.rows("backports", COLUMNS)) {
      for (String section : row[2].split(",", -1)) {
        FIRST.computeIfAbsent(section + "/" + row[1], key -> new ArrayList<>()).add(row[3]);
      }
    }
  }

  private Backports() {}

  /**
   * Whether {@code branch}, such as {@code rhel-7.4}, or an earlier one of the same major has the
   * directive.
   */
  static boolean has(String branch, String section, String key) {
    if (branch.isEmpty()) {
      return false;
    }
    return FIRST.getOrDefault(section + "/" + key, List.of()).stream()
        .anyMatch(first -> follows(branch, first));
  }

  /**
   * Whether {@code branch} equals {@code first} or is a later one of the same major: {@code
   * rhel-8.10} follows {@code rhel-8.4.0}. Branches of another shape follow no branch.
   */
  private static boolean follows(String branch, String first) {
    int dash = branch.indexOf('-') + 1;
    Optional<Version> mine = Version.parse(branch.substring(dash));
    Optional<Version> other =
        first.startsWith(branch.substring(0, dash))
            ? Version.parse(first.substring(dash))
            : Optional.empty();
    return mine.isPresent()
        && other.isPresent()
        && mine.get().numbers().get(0).equals(other.get().numbers().get(0))
        && !mine.get().isBefore(other.get());
  }
}
