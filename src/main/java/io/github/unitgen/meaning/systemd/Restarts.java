package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Enums;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;

/** What makes systemd start a service again. */
public final class Restarts {
  private Restarts() {}

  /** The assignment to Restart= that counts. */
  static Optional<Assignment> line(UnitInput unit) {
    List<Assignment> all = unit.all("Service", "Restart");
    for (int i = all.size() - 1; i >= 0; i--) {
      if (Enums.find("Service", "Restart", all.get(i).value()).isPresent()) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** The assignment, where it asks for any restart. */
  public static Optional<Assignment> on(UnitInput unit) {
    return unit.isService()
        ? line(unit).filter(line -> !line.value().equals("no"))
        : Optional.empty();
  }

  /** The assignment, where a program that fails each time is started again and again. */
  public static Optional<Assignment> onFailure(UnitInput unit) {
    return on(unit)
        .filter(line -> line.value().equals("always") || line.value().equals("on-failure"));
  }
}
