package io.github.unitgen.meaning.systemd;

import java.util.Set;

/** Tells the units of a user's own manager by where they lie. */
public final class UserUnits {
  private static final Set<String> OF_THE_SYSTEM =
      Set.of("multi-user.target", "graphical.target", "rescue.target", "sysinit.target");

  private UserUnits() {}

  /** What the folders of a unit say; looked at once. */
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

  public static boolean is(UnitInput unit) {
    return lies(unit).amongUsers();
  }

  /**
   * Whether nothing speaks for a manager of a user: a unit of default.target may be one, unless it
   * lies among those of the system. No other unit is given advice for the system's manager.
   */
  public static boolean isSurelyOfSystem(UnitInput unit) {
    return !is(unit)
        && (lies(unit).amongSystem()
            || !NamedUnits.names(unit, "Install", "WantedBy", "default.target"));
  }

  /** Whether a user's own manager has no target of that name, so that nothing starts with it. */
  public static boolean lackTarget(String name) {
    return OF_THE_SYSTEM.contains(name);
  }
}
