package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.Specifiers;
import java.util.List;
import java.util.Set;

/**
 * The facts that the name of a unit file reveals. {@code unit} is the unit's own name, also for a
 * drop-in ({@code cron.service} of {@code cron.service.d/x.conf}). It is empty for a drop-in of a
 * whole type ({@code service.d}) and for a path without a name. {@code type} is {@code service},
 * {@code timer} and so on, empty if the path does not determine it.
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

  private static final Set<String> ALL_TYPES = Set.copyOf(TYPES);

  /** What the last path has told: the same one is asked for several times in a row. */
  private static volatile Known last = new Known("", parse(""));

  private record Known(String path, UnitName name) {}

  /** The specifiers that differ between instances. */
  private static final String OF_INSTANCE = "iInNf";

  /** Parses a path; any path has a result. */
  public static UnitName of(String path) {
    Known known = last;
    if (!known.path().equals(path)) {
      known = new Known(path, parse(path));
      last = known;
    }
    return known.name();
  }

  private static UnitName parse(String path) {
    String base = path.substring(path.lastIndexOf('/') + 1);
    if (base.endsWith(".conf")) {
      String folder = folder(path);
      if (folder.endsWith(".d")) {
        String unit = folder.substring(0, folder.length() - 2);
        return ALL_TYPES.contains(unit)
            ? new UnitName("", unit, true)
            : new UnitName(unit, type(unit), true);
      }
    }
    String type = type(base);
    return new UnitName(type.isEmpty() ? "" : base, type, false);
  }

  /** Whether the path can be that of a unit file or drop-in. */
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

  /**
   * Returns the template of an instance, {@code a@.service} of {@code a@1.service}, and any other
   * name unchanged.
   */
  public static String template(String unit) {
    int at = unit.indexOf('@');
    int dot = unit.lastIndexOf('.');
    return at > 0 && dot > at ? unit.substring(0, at + 1) + unit.substring(dot) : unit;
  }

  /** Whether a specifier in {@code value} has a different text in each instance of a template. */
  public static boolean differsByInstance(String value) {
    for (Specifiers.Use use : Specifiers.uses(value)) {
      if (OF_INSTANCE.indexOf(use.letter()) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the name of the last folder of {@code path}, or an empty text if it has none. */
  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
  }

  private static String type(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return name.length() > suffix.length() + 1 && ALL_TYPES.contains(suffix) ? suffix : "";
  }
}
