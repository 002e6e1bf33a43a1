package io.github.unitgen.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The suffixes of units, and the units that systemd itself ships. The table is read on the first
 * lookup.
 */
public final class SystemUnits {
  /** The suffixes that the name of a unit can have (systemd.unit(5)). */
  public static final List<String> SUFFIXES =
      List.of(
          ".service",
          ".socket",
          ".target",
          ".device",
          ".mount",
          ".automount",
          ".swap",
          ".timer",
          ".path",
          ".slice",
          ".scope");

  private static final int COLUMNS = 6;

  private final Set<String> names = new HashSet<>();

  private SystemUnits() {
    for (String[] row : Table.rows("units", COLUMNS)) {
      names.add(row[0]);
    }
  }

  private static final class Holder {
    static final SystemUnits ALL = new SystemUnits();
  }

  /** Whether {@code unit} (with its suffix) is shipped by any version of systemd. */
  public static boolean contains(String unit) {
    return Holder.ALL.names.contains(unit);
  }
}
