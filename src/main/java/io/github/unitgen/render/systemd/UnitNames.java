package io.github.unitgen.render.systemd;

/** Which units the file of a service stands for, by their names. */
final class UnitNames {
  private UnitNames() {}

  static boolean isTemplate(String file) {
    return file.endsWith("@.service");
  }

  /** Quoted for a shell: all instances of a template. */
  static String pattern(String template) {
    return "'" + template.replace("@.", "@*.") + "'";
  }

  static boolean isInstance(String unit, String template) {
    int at = template.indexOf("@.");
    return at > 0
        && unit.startsWith(template.substring(0, at + 1))
        && unit.endsWith(template.substring(at + 1));
  }

  /** Whether {@code unit} is loaded from {@code file}: of that name, or an instance of it. */
  static boolean isOf(String unit, String file) {
    return unit.equals(file) || isInstance(unit, file);
  }
}
