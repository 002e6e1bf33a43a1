package io.github.unitgen.manifest;

import io.github.unitgen.catalog.Words;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads as whom a process runs, what it may do, and which folders are made for it. */
final class AccountReader {
  private static final String CAP = "CAP_";

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
                    "invalid " + key + " number",
                    "use a number from 0 to 4294967294, except 65535, without a leading zero");
                return false;
              }
              if (!number && !isName(located.value())) {
                values.bad(
                    located.at(),
                    "invalid " + key + " name",
                    "use at most 31 letters, digits and _ - ., or a number");
                return false;
              }
              return true;
            });
  }

  /** Whether parse_uid() of systemd accepts the number: 16 and 32 bits of ones mean nobody. */
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
    return octal("umask", "022 or 0027", node);
  }

  /** As above; {@code example}: what to write. */
  Optional<String> octal(String key, String example, YamlNode node) {
    return values
        .scalar(key, node, "octal digits")
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
                    node.at(),
                    "`" + key + "`: expected an octal number from 0 to 0777",
                    "write a value such as " + example);
              }
              return octal;
            });
  }

  /** Reads the capabilities of the process; an empty list grants none. */
  Optional<List<Located<String>>> capabilities(YamlNode node) {
    List<String> known =
        Words.of("capability").stream().map(name -> name.substring(CAP.length())).toList();
    List<Located<String>> capabilities = new ArrayList<>();
    for (Located<String> given : values.lines("capabilities", node)) {
      String plain = given.value().toUpperCase(Locale.ROOT).replace('-', '_');
      plain = plain.startsWith(CAP) ? plain.substring(CAP.length()) : plain;
      if (known.contains(given.value())) {
        capabilities.add(given);
      } else if (known.contains(plain)) {
        values.bad(
            given.at(),
            "`capabilities`: expected names in upper case without `" + CAP + "`",
            "write " + plain);
      } else {
        values.bad(
            given.at(),
            "unknown capability",
            Nearest.of(plain, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("use a name from capabilities(7), such as NET_BIND_SERVICE"));
      }
    }
    return Optional.of(capabilities);
  }

  /**
   * Names below /run or /var/lib that both inits can make: systemd takes no `..`, no absolute path
   * and not its own {@code private} (load-fragment.c), and cuts at a colon.
   */
  Optional<List<Located<String>>> directories(String key, YamlNode node) {
    List<Located<String>> directories = new ArrayList<>();
    for (Located<String> given : values.lines(key, node)) {
      String path = given.value();
      String below = key.equals("runtime_directory") ? "/run/" : "/var/lib/";
      if (path.startsWith("/")) {
        values.bad(
            given.at(),
            "`" + key + "`: expected a name relative to " + below,
            path.startsWith(below) && isPath(path.substring(below.length()))
                ? "write " + path.substring(below.length())
                : "write a relative name such as shop");
      } else if (!isPath(path) || path.equals("private") || path.startsWith("private/")) {
        values.bad(
            given.at(),
            "`" + key + "`: invalid name",
            "use letters, digits and _ - . in a name such as shop or shop/web, relative to "
                + below);
      } else {
        directories.add(given);
      }
    }
    return Optional.of(directories);
  }

  private static boolean isPath(String path) {
    for (String name : path.split("/", -1)) {
      boolean plain = name.chars().allMatch(c -> c != ':' && Names.isNameCharacter(c));
      if (!plain || name.isEmpty() || name.startsWith(".") || name.startsWith("-")) {
        return false;
      }
    }
    return path.length() <= Names.MAX_LENGTH;
  }
}
