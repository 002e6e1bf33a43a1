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

  /** In which the system's manager makes them. */
  public static final String ROOT = "/run/";

  private RuntimeFolders() {}

  /** {@code name} as written, which may be one folder in another, and where it stands. */
  public record Folder(String name, Span at) {
    /** Below {@code /run}, also for a unit of a user. */
    public String path() {
      return ROOT + name;
    }
  }

  /** Those that a stop of the service removes with all that is in them. */
  public static List<Folder> removed(UnitInput unit) {
    List<Folder> found = new ArrayList<>();
    String keep = unit.value(SERVICE, PRESERVE);
    if (keep.isEmpty() || Booleans.isNo(keep) || keep.equals("restart")) {
      for (UnitReference word : UnitReference.of(unit, SERVICE, MAKE)) {
        // From 250 on what follows a colon is a link to the folder.
        int colon = word.unit().indexOf(':');
        found.add(new Folder(colon < 0 ? word.unit() : word.unit().substring(0, colon), word.at()));
      }
    }
    return found;
  }

  /** Whether {@code RuntimeDirectory=} can make some. */
  public static boolean canBeMade(UnitInput unit) {
    return unit.versions().know(SERVICE, MAKE);
  }

  /**
   * Whether {@code RuntimeDirectoryPreserve=} can keep them, and one may lie in another: both came
   * with the same version.
   */
  public static boolean canBeKept(UnitInput unit) {
    return unit.versions().know(SERVICE, PRESERVE);
  }

  /** {@code path} with the names of {@code /run} that mean the same put in one form. */
  public static String path(String path) {
    for (String other : List.of("%t/", "/var/run/")) {
      if (path.startsWith(other)) {
        return ROOT + path.substring(other.length());
      }
    }
    return path;
  }
}
