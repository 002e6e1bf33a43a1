package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads which instances a process has: {@code count} numbers in a row, or names. */
final class InstancesReader {
  private static final String COUNT = "count";
  private static final String NAMES = "instances";
  private static final String FIRST = "first_instance";
  private static final int MOST = 1000;

  private final Map<String, YamlNode> fields;
  private final Problems problems;
  private final Values values;

  /** {@code fields}: the keys of the process. */
  InstancesReader(Map<String, YamlNode> fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** Whether the process is to have instances, even where these cannot be read. */
  boolean areMeant() {
    return fields.containsKey(COUNT) || fields.containsKey(NAMES);
  }

  Optional<Instances> read() {
    int first = integer(FIRST).orElse(1);
    OptionalInt count = integer(COUNT);
    Optional<Instances> named = Optional.ofNullable(fields.get(NAMES)).flatMap(this::named);
    return count.isPresent() ? Optional.of(new Instances.Numbered(first, count.getAsInt())) : named;
  }

  private OptionalInt integer(String key) {
    YamlNode node = fields.get(key);
    return node == null ? OptionalInt.empty() : values.integer(key, node, 0, MOST);
  }

  /** Reports keys that exclude each other, or lack another one. */
  void checkTogether() {
    Optional<Place> names = at(NAMES);
    if (names.isPresent()) {
      exclude(COUNT, names.get(), "both `count` and `instances` are set", "remove one of them");
      exclude(
          "port",
          names.get(),
          "`port` requires numbered instances, but these have names",
          "remove it, or use `count` instead of `instances`");
      exclude(
          FIRST,
          names.get(),
          "`first_instance` requires numbered instances, but these have names",
          "remove it, or use `count` instead of `instances`");
    } else if (!fields.containsKey(COUNT)) {
      at(FIRST)
          .ifPresent(
              at ->
                  problems.add(
                      ManifestRule.SCHEMA_VIOLATION.error(
                          at,
                          "`first_instance` requires `count`",
                          "add `count`, or remove `first_instance`")));
    }
  }

  private void exclude(String key, Place names, String message, String help) {
    at(key)
        .ifPresent(
            at ->
                problems.add(
                    ManifestRule.SCHEMA_VIOLATION.error(at, message, help, names, "the names")));
  }

  /** Where the value is; empty also for one that is null, which is reported as such. */
  private Optional<Place> at(String key) {
    return Optional.ofNullable(fields.get(key)).filter(node -> !node.isNull()).map(Values::opening);
  }

  private Optional<Instances> named(YamlNode node) {
    if (node instanceof Scalar scalar
        && scalar.style() == Style.PLAIN
        && Values.isDigits(scalar.text())) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              scalar.at(),
              "`instances`: expected a list of names, got a number",
              "write `count: " + scalar.text() + "`"));
      return Optional.empty();
    }
    List<YamlNode> items = values.items(NAMES, node);
    if (node instanceof Sequence && (items.isEmpty() || items.size() > MOST)) {
      problems.add(
          ManifestRule.COUNT_OUT_OF_RANGE.error(
              Values.opening(node),
              "`instances`: expected 1 to " + MOST + " names",
              items.isEmpty()
                  ? "add a name, or write `count: 0` to start none"
                  : "split the process"));
      return Optional.empty();
    }
    Map<String, Located<String>> names = new LinkedHashMap<>();
    for (YamlNode item : items) {
      values.text(NAMES, item).ifPresent(name -> add(name, (Scalar) item, names));
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Instances.Named(List.copyOf(names.values())));
  }

  private void add(Located<String> name, Scalar written, Map<String, Located<String>> names) {
    new Names(problems).checkInstance(name, written);
    Located<String> first = names.putIfAbsent(name.value(), name);
    if (first != null) {
      problems.add(
          ManifestRule.INVALID_NAME.error(
              name.at(),
              "duplicate instance name " + Quoted.of(name.value()),
              "remove one of them",
              first.at(),
              "first used here"));
    }
  }
}
