package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code processes} with {@code defaults} laid under each. */
final class ProcessesReader {
  private static final int MOST = 1000;

  /** The maximum number of processes times defaults, which keeps the time to read them short. */
  private static final int MOST_DEFAULTS = 200_000;

  private final String group;
  private final SystemdVersions versions;
  private final Problems problems;
  private final Values values;

  /**
   * {@code group}: its name, empty where it has none that can be used; {@code versions}: those that
   * help is for.
   */
  ProcessesReader(String group, SystemdVersions versions, Problems problems) {
    this.group = group;
    this.versions = versions;
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** {@code start}: where something is reported that the manifest lacks. */
  List<ProcessSpec> read(Mapping manifest, Place start, KeyCheck keys) {
    Optional<Mapping> defaults =
        manifest.entry("defaults").flatMap(e -> map("defaults", "a map of process keys", e));
    // By themselves too: a process can remove with null what no process has.
    defaults.ifPresent(map -> new KeyCheck(map, ProcessReader.KEYS, problems).check(key -> false));
    defaults.ifPresent(map -> ProcessReader.checkDefaults(map, versions, problems));
    Optional<Entry> entry = manifest.entry("processes");
    if (entry.isEmpty() && !keys.isMeant("processes")) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              start, "`processes` is missing", "add it: it contains the processes by name"));
    }
    Optional<Mapping> list = entry.flatMap(e -> map("processes", "a map of processes by name", e));
    if (list.isEmpty()) {
      return List.of();
    }
    return read(list.get(), defaults);
  }

  /** The names of the processes of {@code manifest} that have {@code instances}. */
  static Set<String> withNamedInstances(Mapping manifest) {
    Set<String> names = new LinkedHashSet<>();
    Optional<Mapping> defaults = below(manifest, "defaults");
    for (Entry process : below(manifest, "processes").map(Mapping::entries).orElse(List.of())) {
      boolean named =
          process.value() instanceof Mapping own
              && under(defaults, own)
                  .entry("instances")
                  .filter(entry -> !entry.value().isNull())
                  .isPresent();
      if (named) {
        names.add(process.key().text());
      }
    }
    return names;
  }

  private static Optional<Mapping> below(Mapping map, String key) {
    return map.entry(key)
        .map(Entry::value)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast);
  }

  private static Mapping under(Optional<Mapping> defaults, Mapping own) {
    return defaults.map(below -> Overlay.merge(below, own)).orElse(own);
  }

  private Optional<Mapping> map(String key, String expected, Entry entry) {
    if (entry.value() instanceof Mapping map) {
      return Optional.of(map);
    }
    if (entry.value().isNull()) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              entry.key().at(), "`" + key + "` is empty", "add a value or remove the line"));
    } else {
      values.wrongType(key, entry.value(), expected);
    }
    return Optional.empty();
  }

  private List<ProcessSpec> read(Mapping list, Optional<Mapping> defaults) {
    int count = list.entries().size();
    if (count == 0) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              Values.opening(list), "`processes` is empty", "add a process"));
    }
    if (count > MOST || defaults.map(ProcessesReader::size).orElse(0) * count > MOST_DEFAULTS) {
      problems.add(
          ManifestRule.COUNT_OUT_OF_RANGE.error(
              list.entries().get(0).key().at(),
              "too many processes with defaults for one group",
              "split the group, or use `count` for equal processes"));
      return List.of();
    }
    Set<String> names = new LinkedHashSet<>();
    list.entries().forEach(process -> names.add(process.key().text()));
    List<ProcessSpec> processes = new ArrayList<>();
    for (Entry process : list.entries()) {
      process(process, defaults, names).ifPresent(processes::add);
    }
    return processes;
  }

  /** Bounded: no tree has more values than the parser lets through. */
  private static int size(YamlNode node) {
    int size = 1;
    if (node instanceof Mapping map) {
      for (Entry entry : map.entries()) {
        size += size(entry.value());
      }
    } else if (node instanceof Sequence sequence) {
      for (YamlNode item : sequence.items()) {
        size += size(item);
      }
    }
    return size;
  }

  private Optional<ProcessSpec> process(
      Entry entry, Optional<Mapping> defaults, Set<String> names) {
    Located<String> name = new Located<>(entry.key().text(), entry.key().at());
    new Names(problems).checkFileName("the process name", name, entry.key());
    if (!(entry.value() instanceof Mapping own)) {
      boolean text = entry.value() instanceof Scalar && !entry.value().isNull();
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              entry.value().isNull() ? name.at() : Values.opening(entry.value()),
              "process: expected a map of settings, got " + entry.value().kind(),
              text ? "write `command: …` below the name" : "add a `command`"));
      return Optional.empty();
    }
    Mapping merged = under(defaults, own);
    KeyCheck keys = new KeyCheck(merged, ProcessReader.KEYS, problems);
    keys.check(key -> false);
    if (merged.entry("command").isEmpty() && !keys.isMeant("command")) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              name.at(),
              Quoted.of(name.value()) + " has no `command`",
              Nearest.of(name.value(), otherThan(name.value(), names))
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("add a `command`")));
    }
    return new ProcessReader(name, group, names, merged, versions, problems).read();
  }

  private static Set<String> otherThan(String name, Set<String> names) {
    Set<String> others = new LinkedHashSet<>(names);
    others.remove(name);
    return others;
  }
}
