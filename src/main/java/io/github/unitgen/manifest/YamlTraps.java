package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.Optional;

/** Plain scalars that YAML 1.1 reads as something else than they look like. */
final class YamlTraps {
  private YamlTraps() {}

  /** Why {@code text} is not taken for a number although YAML might. */
  static Optional<String> number(String text) {
    if (text.contains("_") && Values.isDigits(text.replace("_", ""))) {
      return Optional.of("some YAML readers see " + text.replace("_", "") + ": drop the `_`");
    }
    if (text.matches("[0-9]+(:[0-9]+)+")) {
      return Optional.of("YAML 1.1 reads a:b as base 60: write the number");
    }
    if (text.startsWith("0x") || text.startsWith("0o") || text.startsWith("0b")) {
      return Optional.of("write it in decimal");
    }
    if (text.startsWith("+") && Values.isDigits(text.substring(1))) {
      return Optional.of("drop the `+`");
    }
    if (text.matches("-?[0-9]*\\.[0-9]*([eE][-+]?[0-9]+)?") || text.matches("[0-9]+[eE][0-9]+")) {
      return Optional.of("a whole number, without point or exponent");
    }
    return Optional.empty();
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
