package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import java.util.List;

/** Finds the groups that a service belongs to. */
public final class Membership {
  private Membership() {}

  /**
   * Returns the targets that stop the service with them, except those of systemd. Empty for a
   * drop-in.
   */
  public static List<Named> targets(UnitInput unit) {
    if (!unit.isService() || unit.isDropIn()) {
      return List.of();
    }
    return NamedUnits.of(unit, "Unit", "PartOf").stream()
        .filter(named -> named.name().endsWith(".target") && !SystemUnits.contains(named.name()))
        .toList();
  }
}
