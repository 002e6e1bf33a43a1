package io.github.unitgen.manifest;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Elsewhere;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobError;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The help for unknown keys: names of other tools, words of an init, typing errors. */
final class Keys {
  private static final List<String> RAW_SECTIONS = List.of("Unit", "Service", "Install");

  private Keys() {}

  /** The known key that an unknown one stands for: another tool's name for it, or the nearest. */
  static Optional<String> meant(String unknown, Collection<String> known) {
    String plain = snakeCase(unknown);
    Optional<Elsewhere.Word> here = Elsewhere.key(plain);
    if (here.isPresent()) {
      return here.get().key().filter(known::contains);
    }
    if (known.contains(plain)) {
      return Optional.of(plain);
    }
    return isOfManifest(unknown) || raw(unknown).isPresent()
        ? Optional.empty()
        : Nearest.of(plain, known);
  }

  private static boolean isOfManifest(String key) {
    return ManifestReader.KEYS.contains(key) || ProcessReader.KEYS.contains(key);
  }

  /** Returns the help for an unknown key with this value. */
  static String help(String unknown, YamlNode value, Collection<String> known) {
    String plain = snakeCase(unknown);
    return of(plain, value)
        .or(() -> Elsewhere.key(plain).map(word -> help(word, known)))
        .orElseGet(() -> help(unknown, known));
  }

  /** Returns the help that depends on the value, for a key with several meanings. */
  private static Optional<String> of(String plain, YamlNode value) {
    return value instanceof Scalar scalar
        ? Elsewhere.value(plain, scalar.text())
        : Optional.empty();
  }

  private static String help(Elsewhere.Word word, Collection<String> known) {
    String key = word.key().orElse("");
    if (word.help().isPresent()) {
      return word.help().get();
    }
    return called(key)
        + (known.contains(key)
            ? ""
            : ", a " + (ManifestReader.KEYS.contains(key) ? "manifest key" : "process key"));
  }

  private static String help(String unknown, Collection<String> known) {
    if (ProcessReader.KEYS.contains(unknown)) {
      return "this is a process key: move it to `defaults:` or to a process";
    }
    if (ManifestReader.KEYS.contains(unknown)) {
      return "this is a manifest key: move it to the top level, next to `processes:`";
    }
    String plain = snakeCase(unknown);
    if (known.contains(plain)) {
      return "did you mean `" + plain + "`?";
    }
    return raw(unknown)
        .or(() -> Nearest.of(plain, known).map(near -> "did you mean `" + near + "`?"))
        .orElse(
            known.size() > 20
                ? "`unitgen schema` lists the keys"
                : "use one of " + String.join(", ", known));
  }

  /** The raw setting for a systemd directive or an Upstart stanza that has no key. */
  private static Optional<String> raw(String unknown) {
    if (unknown.startsWith("Limit")) {
      String resource = unknown.substring("Limit".length());
      if (Directives.all().find("Service", unknown).isPresent()) {
        return Optional.of(
            Resource.of(resource.equals("CPU") ? "cpu_time" : snakeCase(resource))
                .map(found -> "write `limits: { " + found.key() + ": … }`")
                .orElse("write `systemd: { Service: { " + unknown + ": … } }` in a process"));
      }
    }
    List<String> sections = Directives.all().sectionsOf(unknown, RAW_SECTIONS);
    if (!sections.isEmpty()) {
      return Optional.of(
          "write `systemd: { " + sections.get(0) + ": { " + unknown + ": … } }` in a process");
    }
    return isStanza(unknown)
        ? Optional.of("write it as a raw stanza of a process: `upstart: \"" + unknown + " …\"`")
        : Optional.empty();
  }

  private static boolean isStanza(String unknown) {
    boolean plain =
        !unknown.isEmpty()
            && unknown.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == ' ' || c == '-');
    JobFile job = JobParser.parse(new Source("", plain ? unknown + "\n" : "#"));
    return plain && job.error().filter(e -> e.kind() == JobError.Kind.UNKNOWN_STANZA).isEmpty();
  }

  private static String called(String key) {
    return "use `" + key + "`";
  }

  /** WorkingDirectory, working-directory and workingDirectory are all working_directory. */
  private static String snakeCase(String key) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '-' || c == ' ' || c == '.') {
        out.append('_');
      } else if (Character.isUpperCase(c)) {
        boolean begins =
            i > 0
                && (Character.isLowerCase(key.charAt(i - 1))
                    || Character.isUpperCase(key.charAt(i - 1))
                        && i + 1 < key.length()
                        && Character.isLowerCase(key.charAt(i + 1)));
        out.append(begins ? "_" : "").append(Character.toLowerCase(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
