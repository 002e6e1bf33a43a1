package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.Optional;

/** Plain scalars that YAML 1.1 or 1.2 reads as something else than they look like. */
final class YamlTraps {
  private YamlTraps() {}

  /**
   * Why {@code text} is not read as a number although some YAML reader reads one: every form of the
   * two versions of YAML but plain decimal numbers and fractions.
   */
  static Optional<String> number(String text) {
    String unsigned = unsigned(text);
    if (unsigned.matches("0[0-9_]+")) {
      return Optional.of(
          "remove the leading zero: some YAML readers see 8 in 010 and a string in 08");
    }
    if (unsigned.matches("0[xob][0-9a-fA-F_]*")) {
      return Optional.of("write it in decimal");
    }
    if (unsigned.matches("[0-9][0-9_]*(:[0-9]+)+(\\.[0-9_]*)?")) {
      return Optional.of("write a plain number: some YAML readers use base 60 here");
    }
    String digits = unsigned.replace("_", "");
    if (unsigned.contains("_") && (Values.isDigits(digits) || fraction(digits).isPresent())) {
      return Optional.of("remove the `_`: some YAML readers see a number, others a string");
    }
    if (text.startsWith("+") && Values.isDigits(unsigned)) {
      return Optional.of("remove the `+`");
    }
    return Optional.empty();
  }

  /** Why {@code text} is not read as a whole number although it may be one. */
  static Optional<String> fraction(String text) {
    return unsigned(text).matches("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")
            && !Values.isDigits(unsigned(text))
        ? Optional.of("write a whole number without a point or exponent")
        : Optional.empty();
  }

  private static String unsigned(String text) {
    return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
  }

  /** The booleans of YAML 1.1 and 1.2; a quoted word is a text, not a boolean. */
  static Optional<Boolean> bool(Scalar scalar) {
    if (scalar.style() != Style.PLAIN) {
      return Optional.empty();
    }
    return switch (scalar.text()) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> Optional.of(true);
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
