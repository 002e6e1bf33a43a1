package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings that isolate a service from the rest of the system. */
public final class Sandbox {
  private static final String SERVICE = "Service";

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

  /** Returns the lines that the unit lacks, of those that all its versions know. */
  public static List<String> missing(UnitInput unit) {
    // A path in /tmp may be shared with another program.
    boolean sharesTmp = unit.file().source().text().contains("/tmp/");
    List<String> missing = new ArrayList<>();
    for (String line : HardeningProfile.SAFE) {
      String key = key(line);
      if (unit.all(SERVICE, key).isEmpty()
          && unit.versions().know(SERVICE, key)
          && !(sharesTmp && key.equals("PrivateTmp"))) {
        missing.add(line);
      }
    }
    return missing;
  }

  /** Returns how many of the settings, weak and strong ones, the unit assigns. */
  public static int size(UnitInput unit) {
    int size = 0;
    for (String line : HardeningProfile.SAFE) {
      size += unit.all(SERVICE, key(line)).isEmpty() ? 0 : 1;
    }
    for (String key : STRICTER) {
      size += unit.all(SERVICE, key).isEmpty() ? 0 : 1;
    }
    return size;
  }

  /**
   * Returns the line that hides the homes from the commands, or empty if they are visible or
   * read-only.
   */
  public static Optional<Assignment> hiddenHomes(UnitInput unit) {
    return isOfManager(unit)
        ? unit.last(SERVICE, "ProtectHome")
            .filter(line -> Booleans.isYes(line.value()) || line.value().equals("tmpfs"))
        : Optional.empty();
  }

  /** Returns the line that creates a /tmp and /var/tmp for the commands that no other unit sees. */
  public static Optional<Assignment> ownTmp(UnitInput unit) {
    Optional<Assignment> line =
        unit.last(SERVICE, "PrivateTmp")
            .filter(tmp -> Booleans.isYes(tmp.value()) || tmp.value().equals("disconnected"));
    return isOfManager(unit) && !isShared(unit)
        ? line.or(() -> Account.of(unit).dynamic())
        : Optional.empty();
  }

  /** Returns the line that leaves the service without a network except its own loopback device. */
  public static Optional<Assignment> noNetwork(UnitInput unit) {
    boolean alone = unit.value(SERVICE, "NetworkNamespacePath").isEmpty() && !isShared(unit);
    return alone
        ? unit.last(SERVICE, "PrivateNetwork").filter(line -> Booleans.isYes(line.value()))
        : Optional.empty();
  }

  /** Whether another unit has the same /tmp or network. */
  private static boolean isShared(UnitInput unit) {
    return !unit.effective("Unit", "JoinsNamespaceOf").isEmpty();
  }

  /**
   * Whether paths are those of the host and the manager can hide some; a user's manager may not.
   */
  private static boolean isOfManager(UnitInput unit) {
    return !UserUnits.is(unit)
        && unit.value(SERVICE, "RootDirectory").isEmpty()
        && unit.value(SERVICE, "RootImage").isEmpty();
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf('='));
  }
}
