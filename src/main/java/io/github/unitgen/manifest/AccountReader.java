package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.util.Optional;

/** Reads as whom a process runs: {@code user}, {@code group}, {@code umask}. */
final class AccountReader {
  private final Values values;

  AccountReader(Problems problems) {
    this.values = new Values(problems);
  }

  /** Numbers too: systemd takes them; Upstart, which does not, says so when it is rendered. */
  Optional<Located<String>> account(String key, YamlNode node) {
    return values
        .text(key, node)
        .filter(
            located -> {
              boolean number = Values.isDigits(located.value());
              if (number && !isId(located.value())) {
                values.bad(
                    located.at(),
                    "no " + key + " can have this number",
                    "use one from 0 to 4294967294 but not 65535, without a leading zero");
                return false;
              }
              if (!number && !isName(located.value())) {
                values.bad(
                    located.at(),
                    "`" + key + "` cannot have this name",
                    "use letters, digits and _ - . (31 at most), or a number");
                return false;
              }
              return true;
            });
  }

  /** What systemd's parse_uid() takes: 16 and 32 bits of ones mean nobody. */
  private static boolean isId(String digits) {
    boolean zero = digits.length() > 1 && digits.startsWith("0");
    boolean fits =
        digits.length() < 10 || digits.length() == 10 && digits.compareTo("4294967295") < 0;
    return fits && !zero && !digits.equals("65535");
  }

  private static boolean isName(String text) {
    String name = text.endsWith("$") ? text.substring(0, text.length() - 1) : text;
    return text.length() <= 31
        && !name.startsWith("-")
        && !name.startsWith(".")
        && Names.isVariable(name.replace('-', '_').replace('.', '_'));
  }

  /** Octal digits as they are written. */
  Optional<String> umask(YamlNode node) {
    return values
        .scalar("umask", node, "octal digits")
        .map(Scalar::text)
        .filter(
            digits -> {
              boolean octal =
                  !digits.isEmpty()
                      && digits.length() <= 4
                      && digits.chars().allMatch(c -> c >= '0' && c <= '7')
                      && Integer.parseInt(digits, 8) <= 0777;
              if (!octal) {
                values.bad(
                    node.at(), "`umask` is octal, from 0 to 0777", "write it like 022 or 0027");
              }
              return octal;
            });
  }
}
