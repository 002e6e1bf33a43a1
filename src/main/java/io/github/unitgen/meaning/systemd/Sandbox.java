package io.github.unitgen.meaning.systemd;

import java.util.ArrayList;
import java.util.List;

/** The settings of a service that keep it from the rest of the system. */
public final class Sandbox {
  private static final List<String> STRICTER =
      List.of(
          "ProtectHome",
          "ProtectProc",
          "ProcSubset",
          "PrivateDevices",
          "PrivateNetwork",
          "PrivateUsers",
          "CapabilityBoundingSet",
          "RestrictNamespaces",
          "RestrictAddressFamilies",
          "SystemCallFilter",
          "SystemCallArchitectures",
          "MemoryDenyWriteExecute",
          "ReadOnlyPaths",
          "ReadWritePaths",
          "InaccessiblePaths");

  private Sandbox() {}

  /** The lines that the unit lacks, of those that all its versions know. */
  public static List<String> missing(UnitInput unit) {
    // A path there may be shared with somebody else.
    boolean sharesTmp = unit.file().source().text().contains("/tmp/");
    List<String> missing = new ArrayList<>();
    for (String line : HardeningProfile.SAFE) {
      String key = key(line);
      if (unit.all("Service", key).isEmpty()
          && unit.versions().know("Service", key)
          && !(sharesTmp && key.equals("PrivateTmp"))) {
        missing.add(line);
      }
    }
    return missing;
  }

  /** How many of the settings, of any strength, the unit says something about. */
  public static int size(UnitInput unit) {
    int size = 0;
    for (String line : HardeningProfile.SAFE) {
      size += unit.all("Service", key(line)).isEmpty() ? 0 : 1;
    }
    for (String key : STRICTER) {
      size += unit.all("Service", key).isEmpty() ? 0 : 1;
    }
    return size;
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf('='));
  }
}
