package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.Specifiers;
import java.util.List;

/**
 * What the name of a unit file says. {@code unit} is the unit's own name, also for a drop-in
 * ({@code cron.service} of {@code cron.service.d/x.conf}); empty for a drop-in of a whole type
 * ({@code service.d}) and where the path names none. {@code type} is {@code service}, {@code timer}
 * and so on, empty where the path does not say.
 */
public record UnitName(String unit, String type, boolean dropIn) {
  /** The types of unit files, as of systemd 260. */
  public static final List<String> TYPES =
      List.of(
          "service",
          "socket",
          "target",
          "timer",
          "path",
          "mount",
          "automount",
          "swap",
          "slice",
          "scope",
          "device");

  /** The specifiers that differ between instances. */
  private static final String OF_INSTANCE = "iInNf";

  /** Total: any path gives a name. */
  public static UnitName of(String path) {
    String base = path.substring(path.lastIndexOf('/') + 1);
    if (base.endsWith(".conf")) {
      String folder = folder(path);
      if (folder.endsWith(".d")) {
        String unit = folder.substring(0, folder.length() - 2);
        return TYPES.contains(unit)
            ? new UnitName("", unit, true)
            : new UnitName(unit, type(unit), true);
      }
    }
    String type = type(base);
    return new UnitName(type.isEmpty() ? "" : base, type, false);
  }

  /** Whether a unit file or drop-in is called so. */
  public boolean isKnown() {
    return !type.isEmpty();
  }

  /** Whether this is a template: {@code name@.type}. */
  public boolean isTemplate() {
    return unit.indexOf('@') > 0 && unit.startsWith("@.", unit.indexOf('@'));
  }

  /** Whether this is an instance: {@code name@instance.type}. */
  public boolean isInstance() {
    return unit.indexOf('@') > 0 && !isTemplate();
  }

  /** {@code a@.service} of {@code a@1.service}; any other name as it is. */
  public static String template(String unit) {
    int at = unit.indexOf('@');
    int dot = unit.lastIndexOf('.');
    return at > 0 && dot > at ? unit.substring(0, at + 1) + unit.substring(dot) : unit;
  }

  /** Whether a specifier in {@code value} gives each instance of a template another text. */
  public static boolean differsByInstance(String value) {
    for (Specifiers.Use use : Specifiers.uses(value)) {
      if (OF_INSTANCE.indexOf(use.letter()) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The name of the last folder of {@code path}; empty where none is named. */
  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
  }

  private static String type(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return name.length() > suffix.length() + 1 && TYPES.contains(suffix) ? suffix : "";
  }
}
