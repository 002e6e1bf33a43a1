package io.github.unitgen.catalog;

import java.util.HashSet;
import java.util.Set;

/** The directives whose values have specifiers: a table read at the first question. */
public final class SpecifierValues {
  private static final int COLUMNS = 12;

  private static final Set<String> ALL = new HashSet<>();

  static {
    for (String[] row : Table.rows("directives", COLUMNS)) {
      if (row[11].equals("yes")) {
        ALL.add(row[0] + "/" + row[1]);
      }
    }
  }

  private SpecifierValues() {}

  /** Whether systemd replaces specifiers in the value of {@code key} of {@code [section]}. */
  public static boolean has(String section, String key) {
    return ALL.contains(section + "/" + key);
  }
}
