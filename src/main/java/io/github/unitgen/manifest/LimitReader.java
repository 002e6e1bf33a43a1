package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code limits}, of a process or of the whole group. */
final class LimitReader {
  private static final String SIZES = "KMGT";

  private final Problems problems;
  private final Values values;

  LimitReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  Optional<List<Limit>> limits(YamlNode node) {
    return limits("limits", node, "a map such as `nofile: 65536`", Resource.keys());
  }

  /** Reads the limits of the group, which a control group can enforce for all its processes. */
  Optional<List<Limit>> slice(YamlNode node) {
    return limits("slice", node, "a map such as `memory: 2G`", Resource.ofGroups());
  }

  private Optional<List<Limit>> limits(
      String limits, YamlNode node, String expected, List<String> known) {
    if (!(node instanceof Mapping map)) {
      values.wrongType(limits, node, expected);
      return Optional.empty();
    }
    List<Limit> read = new ArrayList<>();
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      Optional<Resource> resource = Resource.of(key).filter(one -> known.contains(one.key()));
      if (resource.isEmpty()) {
        problems.add(
            ManifestRule.SCHEMA_VIOLATION.error(
                entry.key().at(), "unknown limit " + Quoted.of(key), help(key, known)));
        continue;
      }
      values
          .scalar(key, entry.value(), "a limit")
          .flatMap(scalar -> limit(resource.get(), scalar))
          .ifPresent(read::add);
    }
    return Optional.of(read);
  }

  private Optional<Limit> limit(Resource resource, Scalar scalar) {
    String text = scalar.text();
    Optional<Limit> limit =
        resource.isControlGroup()
            ? ofGroup(resource, text, scalar.at())
            : ofProcess(resource, scalar);
    if (limit.isEmpty()) {
      values.bad(
          scalar.at(), "invalid value for the limit `" + resource.key() + "`", form(resource));
    }
    return limit;
  }

  private static String help(String key, List<String> known) {
    String plain = key.toLowerCase(Locale.ROOT).replaceFirst("^limit", "");
    if (known.contains(plain)) {
      return "use `" + plain + "`";
    }
    return Resource.keys().contains(plain)
        ? "this limit applies to each process: move it to `limits:` of a process"
        : Nearest.of(plain, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("use one of " + String.join(", ", known));
  }

  private Optional<Limit> ofProcess(Resource resource, Scalar scalar) {
    String text = scalar.text();
    int colon = text.indexOf(':');
    Optional<OptionalLong> soft = number(resource, colon < 0 ? text : text.substring(0, colon));
    Optional<OptionalLong> hard = colon < 0 ? soft : number(resource, text.substring(colon + 1));
    if (soft.isEmpty() || hard.isEmpty()) {
      return Optional.empty();
    }
    long most = hard.get().orElse(Long.MAX_VALUE);
    if (soft.get().orElse(Long.MAX_VALUE) > most) {
      return Optional.empty(); // both inits take it, and then the process does not start
    }
    return Optional.of(new Limit(resource, soft.get(), hard.get(), false, scalar.at()));
  }

  private Optional<Limit> ofGroup(Resource resource, String text, Place at) {
    boolean percent = text.endsWith("%");
    if (percent) {
      String digits = text.substring(0, text.length() - 1);
      boolean fits = Values.isDigits(digits) && digits.length() < 7 && Long.parseLong(digits) > 0;
      boolean share = resource == Resource.CPU || fits && Long.parseLong(digits) <= 100;
      OptionalLong value = fits ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
      return fits && share
          ? Optional.of(new Limit(resource, value, value, true, at))
          : Optional.empty();
    }
    if (resource == Resource.CPU) {
      return Optional.empty();
    }
    return number(resource, text)
        .filter(value -> value.orElse(1) > 0)
        .map(value -> new Limit(resource, value, value, false, at));
  }

  /** Empty inside: no limit; empty outside: not a number. */
  private static Optional<OptionalLong> number(Resource resource, String text) {
    if (text.equals("infinity") || text.equals("unlimited")) {
      return Optional.of(OptionalLong.empty());
    }
    if (resource.unit() == Resource.Unit.SECONDS) {
      return Durations.parse(text)
          .filter(time -> time.compareTo(Duration.ZERO) > 0 && time.toMillis() % 1000 == 0)
          .map(time -> OptionalLong.of(time.toMillis() / 1000));
    }
    boolean bytes =
        resource.unit() == Resource.Unit.BYTES || resource.unit() == Resource.Unit.GROUP_BYTES;
    int power = text.isEmpty() || !bytes ? -1 : SIZES.indexOf(text.charAt(text.length() - 1));
    String digits = power < 0 ? text : text.substring(0, text.length() - 1);
    boolean trap = digits.length() > 1 && digits.startsWith("0");
    if (!Values.isDigits(digits) || digits.length() > 15 || trap) {
      return Optional.empty();
    }
    long factor = 1L << (10 * (power + 1));
    long value = Long.parseLong(digits);
    return value > Long.MAX_VALUE / factor
        ? Optional.empty()
        : Optional.of(OptionalLong.of(value * factor));
  }

  private static String form(Resource resource) {
    String range = ", or `soft:hard` with soft at most hard";
    return switch (resource.unit()) {
      case BYTES -> "write a size such as 512M (K, M, G, T: powers of 1024), `infinity`" + range;
      case SECONDS -> "write whole seconds, a duration such as 5min, `infinity`" + range;
      case NUMBER -> "write a plain number, `infinity`" + range;
      case GROUP_BYTES ->
          "write a size such as 512M (K, M, G, T: powers of 1024), 50%, or `infinity`";
      case GROUP_NUMBER -> "write a number above 0, a share such as 10%, or `infinity`";
      case GROUP_PERCENT ->
          "write a percentage of one processor, such as 150%; use `cpu_time` for seconds";
    };
  }
}
