package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Comment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import java.util.Set;

/** Recognizes the units of a user's own manager. */
public final class UserUnits {
  private static final Set<String> OF_THE_SYSTEM =
      Set.of("multi-user.target", "graphical.target", "rescue.target", "sysinit.target");

  private UserUnits() {}

  /** The facts that the folders of a unit reveal, found once. */
  private record Lies(boolean amongUsers, boolean amongSystem) implements UnitInput.Lasting {
    static Lies of(UnitInput unit) {
      String path = "/" + unit.file().source().name().replace('\\', '/');
      return new Lies(
          path.contains("/systemd/user/")
              || path.contains("/systemd-user/")
              || path.contains("/user-units/"),
          path.contains("/systemd/system/"));
    }
  }

  private static Lies lies(UnitInput unit) {
    return unit.derived(Lies.class, Lies::of);
  }

  /** Whether the unit is in a folder of a user's own manager. */
  public static boolean is(UnitInput unit) {
    return lies(unit).amongUsers();
  }

  /**
   * Whether nothing suggests a manager of a user. A unit of default.target, or with a comment about
   * {@code systemctl --user}, may be one of a user, unless it is in a folder of the system or sets
   * User=. Only units that are surely of the system get advice for the system's manager.
   */
  public static boolean isSurelyOfSystem(UnitInput unit) {
    return unit.derived(OfSystem.class, OfSystem::of).surely();
  }

  /** The result of {@link #isSurelyOfSystem}, since many rules ask. */
  private record OfSystem(boolean surely) {
    static OfSystem of(UnitInput unit) {
      return new OfSystem(
          !is(unit)
              && (lies(unit).amongSystem()
                  || Account.of(unit).isWritten()
                  || !(NamedUnits.names(unit, "Install", "WantedBy", "default.target")
                      || isSaidToBeOfUser(unit))));
    }

    private static boolean isSaidToBeOfUser(UnitInput unit) {
      Source source = unit.file().source();
      for (Line line : unit.file().lines()) {
        if (line instanceof Comment comment
            && source.slice(comment.textSpan()).contains("systemctl --user ")) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Whether a user's own manager has no target of that name, so that it never starts units of that
   * target.
   */
  public static boolean lackTarget(String name) {
    return OF_THE_SYSTEM.contains(name);
  }
}
