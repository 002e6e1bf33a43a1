package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.ArrayList;
import java.util.List;

/** The folders of {@code RuntimeDirectory=}. */
public final class RuntimeFolders {
  private static final String SERVICE = "Service";
  private static final String MAKE = "RuntimeDirectory";
  private static final String PRESERVE = "RuntimeDirectoryPreserve";

  /** The folder in which the system's manager creates them. */
  public static final String ROOT = "/run/";

  private RuntimeFolders() {}

  /**
   * One folder: {@code name} as it is written, which may be a folder inside another, and its place.
   */
  public record Folder(String name, Span at) {
    /** Returns the path below {@code /run}, also for a unit of a user. */
    public String path() {
      return ROOT + name;
    }
  }

  /** Returns the folders that a stop of the service removes with their contents. */
  public static List<Folder> removed(UnitInput unit) {
    List<Folder> found = new ArrayList<>();
    String keep = unit.value(SERVICE, PRESERVE);
    if (keep.isEmpty() || Booleans.isNo(keep) || keep.equals("restart")) {
      for (UnitReference word : UnitReference.of(unit, SERVICE, MAKE)) {
        // From 250 on, the text after a colon is a link to the folder.
        int colon = word.unit().indexOf(':');
        found.add(new Folder(colon < 0 ? word.unit() : word.unit().substring(0, colon), word.at()));
      }
    }
    return found;
  }

  /** Whether all versions know {@code RuntimeDirectory=}. */
  public static boolean canBeMade(UnitInput unit) {
    return unit.versions().know(SERVICE, MAKE);
  }

  /**
   * Whether all versions know {@code RuntimeDirectoryPreserve=} and folders inside others: both
   * were added in the same version.
   */
  public static boolean canBeKept(UnitInput unit) {
    return unit.versions().know(SERVICE, PRESERVE);
  }

  /** Returns {@code path} with the aliases of {@code /run} in one form. */
  public static String path(String path) {
    for (String other : List.of("%t/", "/var/run/")) {
      if (path.startsWith(other)) {
        return ROOT + path.substring(other.length());
      }
    }
    return path;
  }
}
