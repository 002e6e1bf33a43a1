package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.Optional;

/** Plain scalars that YAML 1.1 reads as something else than they look like. */
final class YamlTraps {
  private YamlTraps() {}

  /** Why {@code text} is not taken for a number although YAML might. */
  static Optional<String> number(String text) {
    if (text.matches("-?0[0-9]+")) {
      return Optional.of("some YAML readers see 8 in 010 and a text in 08: drop the leading zero");
    }
    if (text.contains("_") && Values.isDigits(text.replace("_", ""))) {
      return Optional.of("some YAML readers see a number, some a text: drop the `_`");
    }
    if (text.matches("[0-9]+(:[0-9]+)+")) {
      return Optional.of("some YAML readers count in base 60 here: write the number itself");
    }
    if (text.startsWith("0x") || text.startsWith("0o") || text.startsWith("0b")) {
      return Optional.of("write it in decimal");
    }
    if (text.startsWith("+") && Values.isDigits(text.substring(1))) {
      return Optional.of("drop the `+`");
    }
    return Optional.empty();
  }

  /** Why {@code text} is not taken for a whole number although it may be one. */
  static Optional<String> fraction(String text) {
    if (text.matches("-?[0-9]*\\.[0-9]*([eE][-+]?[0-9]+)?") || text.matches("[0-9]+[eE][0-9]+")) {
      return Optional.of("write a whole number, without point or exponent");
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
