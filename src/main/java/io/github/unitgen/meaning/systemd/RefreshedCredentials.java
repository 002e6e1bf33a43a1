package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;

/** Finds a setting that refreshes credentials on reload in a unit without credentials. */
public final class RefreshedCredentials {
  private RefreshedCredentials() {}

  /**
   * Returns the setting that refreshes credentials, or empty if a setting of {@code credentials}
   * loads some.
   */
  public static Optional<Assignment> line(UnitInput unit, List<String> credentials) {
    if (unit.isDropIn() || !unit.versions().meet(260, SystemdVersion.NEWEST + 1)) {
      return Optional.empty();
    }
    for (String key : credentials) {
      if (!unit.effective("Service", key).isEmpty()) {
        return Optional.empty();
      }
    }
    return unit.last("Service", "RefreshOnReload")
        .filter(line -> line.value().equals("credentials"));
  }
}
