package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;

/** Which capabilities(7) the settings of a service give to it or keep from it. */
public final class Capabilities {
  private Capabilities() {}

  /** Whether AmbientCapabilities= gives {@code capability} to a user other than root. */
  public static boolean areGiven(UnitInput unit, String capability) {
    return contains(unit, "AmbientCapabilities", capability, false);
  }

  /** Whether CapabilityBoundingSet= keeps {@code capability} from everything in the service. */
  public static boolean areKept(UnitInput unit, String capability) {
    return !contains(unit, "CapabilityBoundingSet", capability, true);
  }

  /**
   * As config_parse_capability_set() has it: the first line replaces what holds without one, each
   * further one adds, or with {@code ~} takes away; one without a name takes all or none.
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
