package io.github.unitgen.meaning.systemd;

/** Tells the units of a user's own manager by where they lie. */
public final class UserUnits {
  private UserUnits() {}

  public static boolean is(UnitInput unit) {
    String path = "/" + unit.file().source().name().replace('\\', '/');
    return path.contains("/systemd/user/")
        || path.contains("/systemd-user/")
        || path.contains("/user-units/");
  }

  /** Whether nothing speaks for a manager of a user: also a unit of default.target may be one. */
  public static boolean isSurelyOfSystem(UnitInput unit) {
    return !is(unit) && !NamedUnits.names(unit, "Install", "WantedBy", "default.target");
  }
}
