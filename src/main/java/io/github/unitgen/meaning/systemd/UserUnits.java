package io.github.unitgen.meaning.systemd;

import java.util.Set;

/** Tells the units of a user's own manager by where they lie. */
public final class UserUnits {
  private static final Set<String> OF_THE_SYSTEM =
      Set.of("multi-user.target", "graphical.target", "rescue.target", "sysinit.target");

  private UserUnits() {}

  public static boolean is(UnitInput unit) {
    String path = path(unit);
    return path.contains("/systemd/user/")
        || path.contains("/systemd-user/")
        || path.contains("/user-units/");
  }

  /**
   * Whether nothing speaks for a manager of a user: a unit of default.target may be one, unless it
   * lies among those of the system. No other unit is given advice for the system's manager.
   */
  public static boolean isSurelyOfSystem(UnitInput unit) {
    return !is(unit)
        && (path(unit).contains("/systemd/system/")
            || !NamedUnits.names(unit, "Install", "WantedBy", "default.target"));
  }

  /** Whether a user's own manager has no target of that name, so that nothing starts with it. */
  public static boolean lackTarget(String name) {
    return OF_THE_SYSTEM.contains(name);
  }

  private static String path(UnitInput unit) {
    return "/" + unit.file().source().name().replace('\\', '/');
  }
}
