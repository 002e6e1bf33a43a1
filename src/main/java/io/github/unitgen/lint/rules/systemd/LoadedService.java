package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Enums;
import io.github.unitgen.lint.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The settings of a service that systemd weighs against each other when it loads the unit. */
final class LoadedService {
  private static final String SERVICE = "Service";
  private static final Set<String> YES = Set.of("1", "yes", "y", "true", "t", "on");

  private LoadedService() {}

  /** The last assignment to Type= that is a type; others are ignored. */
  static Optional<Assignment> typeLine(UnitInput unit) {
    List<Assignment> all = unit.all(SERVICE, "Type");
    for (int i = all.size() - 1; i >= 0; i--) {
      if (Enums.find(SERVICE, "Type", all.get(i).value()).isPresent()) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** As written, or what systemd takes for it where nothing is written. */
  static String type(UnitInput unit) {
    Optional<Assignment> line = typeLine(unit);
    if (line.isPresent()) {
      return line.get().value();
    }
    if (!unit.value(SERVICE, "BusName").isEmpty()) {
      return "dbus";
    }
    return unit.effective(SERVICE, "ExecStart").isEmpty() ? "oneshot" : "simple";
  }

  static boolean isOneshot(UnitInput unit) {
    return type(unit).equals("oneshot");
  }

  /** Whether the last assignment is a word for yes. */
  static boolean isYes(UnitInput unit, String section, String key) {
    return YES.contains(unit.value(section, key).toLowerCase(Locale.ROOT));
  }
}
