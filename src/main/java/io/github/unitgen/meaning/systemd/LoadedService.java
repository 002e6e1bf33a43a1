package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Enums;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;

/** The settings of a service that systemd weighs against each other when it loads the unit. */
public final class LoadedService {
  private static final String SERVICE = "Service";

  private LoadedService() {}

  /** The last assignment to Type= that is a type; others are ignored. */
  public static Optional<Assignment> typeLine(UnitInput unit) {
    List<Assignment> all = unit.all(SERVICE, "Type");
    for (int i = all.size() - 1; i >= 0; i--) {
      if (Enums.find(SERVICE, "Type", all.get(i).value()).isPresent()) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** As written, or what systemd takes for it where nothing is written. */
  public static String type(UnitInput unit) {
    Optional<Assignment> line = typeLine(unit);
    if (line.isPresent()) {
      return line.get().value();
    }
    if (!unit.value(SERVICE, "BusName").isEmpty()) {
      return "dbus";
    }
    return unit.effective(SERVICE, "ExecStart").isEmpty() ? "oneshot" : "simple";
  }

  public static boolean isOneshot(UnitInput unit) {
    return type(unit).equals("oneshot");
  }
}
