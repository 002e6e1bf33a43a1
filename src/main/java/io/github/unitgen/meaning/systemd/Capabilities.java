package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;

/** The capabilities(7) that the settings of a service grant or deny. */
public final class Capabilities {
  private Capabilities() {}

  /** Whether AmbientCapabilities= grants {@code capability} to a user other than root. */
  public static boolean areGiven(UnitInput unit, String capability) {
    return contains(unit, "AmbientCapabilities", capability, false);
  }

  /** Whether CapabilityBoundingSet= denies {@code capability} to all processes of the service. */
  public static boolean areKept(UnitInput unit, String capability) {
    return !contains(unit, "CapabilityBoundingSet", capability, true);
  }

  /**
   * Whether the set contains {@code capability}, as config_parse_capability_set() computes it. The
   * first line replaces the set that applies without one; each further line adds to it, or removes
   * from it with {@code ~}. A line without a name removes all capabilities, or adds all with {@code
   * ~}.
   */
  private static boolean contains(
      UnitInput unit, String key, String capability, boolean otherwise) {
    boolean has = otherwise;
    boolean untouched = true;
    for (Assignment line : unit.all("Service", key)) {
      boolean inverted = line.value().startsWith("~");
      String names = inverted ? line.value().substring(1) : line.value();
      UnitWords words = UnitWords.read(names, Escapes.KEPT);
      boolean named =
          words.words().stream().anyMatch(word -> word.value().equalsIgnoreCase(capability));
      if (words.words().isEmpty()) {
        has = inverted;
        untouched = inverted == otherwise;
      } else {
        has = untouched ? inverted != named : inverted ? has && !named : has || named;
        untouched = false;
      }
    }
    return has;
  }
}
