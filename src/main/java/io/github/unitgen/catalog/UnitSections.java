package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sections that systemd reads in a unit file, by the type of the unit. */
public final class UnitSections {
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("service", "Service"),
          Map.entry("socket", "Socket"),
          Map.entry("target", "Target"),
          Map.entry("timer", "Timer"),
          Map.entry("path", "Path"),
          Map.entry("mount", "Mount"),
          Map.entry("automount", "Automount"),
          Map.entry("swap", "Swap"),
          Map.entry("slice", "Slice"),
          Map.entry("scope", "Scope"),
          Map.entry("device", "Device"));

  private static final List<String> ALL =
      List.of(
          "Unit",
          "Service",
          "Socket",
          "Target",
          "Timer",
          "Path",
          "Mount",
          "Automount",
          "Swap",
          "Slice",
          "Scope",
          "Device",
          "Install");

  private static final Map<String, List<String>> OF_TYPE = new HashMap<>();

  static {
    OWN.forEach((type, own) -> OF_TYPE.put(type, List.of("Unit", own, "Install")));
  }

  private UnitSections() {}

  /**
   * Returns the sections of a {@code type} such as {@code service}, or all sections if the type is
   * unknown.
   */
  public static List<String> of(String type) {
    return OF_TYPE.getOrDefault(type, ALL);
  }

  /** Returns the sections of all types. */
  public static List<String> all() {
    return ALL;
  }

  /**
   * Returns the section that only units of {@code type} have, or an empty text if the type is
   * unknown or has no section of its own.
   */
  public static String own(String type) {
    return OWN.getOrDefault(type, "");
  }

  /** Whether units of some type have the section. */
  public static boolean isKnown(String section) {
    return ALL.contains(section);
  }
}
