package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;

/**
 * Checks names that become files: of units (systemd.unit(5): letters, digits and {@code : - _ .},
 * 255 bytes with suffix and instance) and of jobs, whose name is the file's. A backslash, which
 * systemd allows, is left out: it is for escaped paths.
 */
public final class Names {
  /** UNIT_NAME_MAX of systemd, without the NUL. */
  private static final int MAX_UNIT_NAME = 255;

  /** The length of the longest suffix: {@code @1000.service}. */
  static final int MAX_LENGTH = MAX_UNIT_NAME - "@1000.service".length();

  private final Problems problems;

  Names(Problems problems) {
    this.problems = problems;
  }

  /** Reports what is wrong with {@code name} as the name of a file. */
  void checkFileName(String what, Located<String> name, Scalar written) {
    String text = name.value();
    Place at = name.at();
    if (text.isEmpty()) {
      bad(at, what + " is empty", "add a name: the files are named after it");
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isNameCharacter(text.charAt(i))) {
        int end = i + Character.charCount(text.codePointAt(i));
        bad(
            written.place(i, end),
            what + " has a character that is invalid in unit and job names",
            "use only letters, digits and _ - . :");
        return;
      }
    }
    if (text.startsWith("-") || text.startsWith(".")) {
      bad(
          written.place(0, 1),
          what + " begins with `" + text.charAt(0) + "`",
          "begin with a letter: a dot hides the file, and a dash looks like an option");
    }
    for (String suffix : SystemUnits.SUFFIXES) {
      if (text.endsWith(suffix)) {
        bad(
            written.place(text.length() - suffix.length(), text.length()),
            what + " ends with a unit suffix",
            "remove `" + suffix + "`: unitgen adds the suffix");
      }
    }
    if (text.endsWith(".conf")) {
      bad(
          written.place(text.length() - 5, text.length()),
          what + " ends with `.conf`",
          "remove it: unitgen adds the suffix");
    }
    if (text.length() > MAX_LENGTH) {
      bad(
          written.place(MAX_LENGTH, text.length()),
          what + " is longer than " + MAX_LENGTH + " characters",
          "shorten it: systemd allows 255 bytes with suffix and instance");
    }
  }

  /**
   * Reports what is wrong with the name of an instance, which must be the same in the names of
   * units and log files, in {@code %i} and in {@code index=}: no character that a unit's name
   * escapes, and no colon, which file names of other systems cannot have.
   */
  void checkInstance(Located<String> name, Scalar written) {
    String text = name.value();
    for (int i = 0; i < text.length(); i++) {
      if (!isNameCharacter(text.charAt(i)) || text.charAt(i) == ':') {
        bad(
            written.place(i, i + Character.charCount(text.codePointAt(i))),
            "the instance name contains an invalid character",
            "use only letters, digits and _ - .");
        return;
      }
    }
    if (text.startsWith("-") || text.startsWith(".")) {
      bad(
          written.place(0, 1),
          "the instance name begins with `" + text.charAt(0) + "`",
          "begin with a letter, a digit or _");
    }
  }

  /** Reports instances whose units, {@code file@NAME.service}, would have too long a name. */
  void checkInstanceLengths(String file, Instances.Named instances) {
    int most = MAX_UNIT_NAME - file.length() - "@.service".length();
    for (Located<String> name : instances.given()) {
      if (name.value().length() > most && file.length() <= MAX_LENGTH) {
        bad(
            name.at(),
            "the unit name of this instance is longer than " + MAX_UNIT_NAME + " bytes",
            "shorten the name to " + most + " characters, or shorten the process name");
      }
    }
  }

  /** Whether names of groups and processes, and so those of their files, may have {@code c}. */
  public static boolean isNameCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-'
        || c == '.'
        || c == ':';
  }

  /** A name of the shell and of both inits: {@code [A-Za-z_][A-Za-z0-9_]*} (POSIX.1 3.235). */
  static boolean isVariable(String name) {
    if (name.isEmpty() || name.charAt(0) >= '0' && name.charAt(0) <= '9') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(isNameCharacter(c) && c != '-' && c != '.' && c != ':')) {
        return false;
      }
    }
    return true;
  }

  private void bad(Place at, String message, String help) {
    problems.add(ManifestRule.INVALID_NAME.error(at, message, help));
  }
}
