package io.github.unitgen.catalog;

import java.util.HashSet;
import java.util.Set;

/**
 * The variables that systemd itself sets for the processes that it starts. The table is read on the
 * first lookup.
 */
public final class SystemdVariables {
  private static final int COLUMNS = 1;

  private static final Set<String> ALL = new HashSet<>();

  static {
    for (String[] row : Table.rows("variables", COLUMNS)) {
      ALL.add(row[0]);
    }
  }

  private SystemdVariables() {}

  /** Whether some version sets {@code name} for some of its processes. */
  public static boolean contains(String name) {
    return ALL.contains(name);
  }
}
