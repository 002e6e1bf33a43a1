package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a manifest with its overlays. Every problem of every layer is reported in one go, each at
 * the place it comes from.
 */
public final class ManifestReader {
  private final Problems problems = new Problems();
  private final Values values = new Values(problems);

  private ManifestReader() {}

  /**
   * {@code layers}: the manifest, then overlays, each laid over what comes before it. {@code
   * settings}: single values laid over all, as {@link Settings#layer} makes them. A manifest comes
   * back unless a problem is an error.
   */
  public static Parsed<Manifest> read(List<Source> layers, List<YamlNode> settings) {
    ManifestReader reader = new ManifestReader();
    List<YamlNode> trees = new ArrayList<>();
    for (Source layer : layers) {
      Parsed<YamlNode> tree = YamlParser.parse(layer);
      tree.problems().forEach(reader.problems::add);
      tree.value().ifPresent(trees::add);
    }
    Optional<Manifest> manifest = Optional.empty();
    if (trees.size() == layers.size()) {
      trees.addAll(settings);
      manifest = reader.merge(trees).flatMap(tree -> reader.manifest(layers.get(0), tree));
    }
    return new Parsed<>(
        reader.problems.hasErrors() ? Optional.empty() : manifest, reader.problems.all());
  }

  private Optional<Mapping> merge(List<YamlNode> trees) {
    YamlNode merged = trees.get(0);
    for (YamlNode tree : trees) {
      if (!(tree instanceof Mapping)) {
        problems.add(
            ManifestRule.SCHEMA.error(
                tree.at(),
                "a manifest is a map, this is " + tree.kind(),
                "it begins with `unitgen: 1`"));
        return Optional.empty();
      }
      merged = tree == merged ? tree : Overlay.merge(merged, tree);
    }
    return merged instanceof Mapping map ? Optional.of(map) : Optional.empty();
  }

  private Optional<Manifest> manifest(Source source, Mapping map) {
    checkKeys(map);
    checkFormat(source, map);
    Place start = source.place(0, 0);
    Located<String> name = groupName(map, start);
    Optional<String> prefix =
        value(map, "prefix")
            .flatMap(node -> fileName("`prefix`", "prefix", node))
            .map(Located::value);
    Located<String> startOn = event(map, "start_on", "runlevel [2345]", start);
    Located<String> stopOn = event(map, "stop_on", "runlevel [!2345]", start);
    Optional<String> description =
        value(map, "description")
            .flatMap(node -> values.line("description", node))
            .map(Located::value);
    Optional<Target> target =
        value(map, "target").flatMap(node -> values.choice("target", node, Target.values(), ""));
    Optional<Located<String>> wantedBy =
        value(map, "wanted_by").flatMap(node -> values.line("wanted_by", node));
    wantedBy.ifPresent(this::checkWantedBy);
    List<ProcessSpec> processes = processes(map, name, start);
    new Groups(processes, problems).check();
    return Optional.of(
        new Manifest(
            source, name, description, target, prefix, wantedBy, startOn, stopOn, processes));
  }

  private void checkKeys(Mapping map) {
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      if (!Keys.TOP.contains(key) && !key.startsWith("x-")) {
        String help =
            Keys.PROCESS.contains(key)
                ? "it is a key of a process: put it under `defaults:` or a process"
                : Keys.help(key, Keys.TOP);
        problems.add(
            ManifestRule.SCHEMA.error(
                entry.key().at(), "no key of a manifest: `" + key + "`", help));
      }
    }
  }

  private void checkFormat(Source source, Mapping map) {
    Optional<Entry> format = map.entry("unitgen");
    if (format.isEmpty()) {
      problems.add(
          ManifestRule.SCHEMA.error(
              source.place(0, 0), "`unitgen: 1` is missing", "it says which format this is"));
    } else if (!(format.get().value() instanceof Scalar scalar
        && scalar.text().equals("1")
        && scalar.style() == YamlNode.Style.PLAIN)) {
      problems.add(
          ManifestRule.SCHEMA.error(
              format.get().value().at(), "the format of a manifest is 1", "write `unitgen: 1`"));
    }
  }

  private Located<String> groupName(Mapping map, Place start) {
    Optional<YamlNode> node = value(map, "name");
    if (node.isEmpty()) {
      if (map.entry("name").isEmpty()) {
        problems.add(
            ManifestRule.SCHEMA.error(
                start, "`name` is missing", "it names the group: workers.target, workers.conf"));
      }
      return new Located<>("", start);
    }
    return fileName("`name`", "name", node.get()).orElse(new Located<>("", start));
  }

  private Optional<Located<String>> fileName(String what, String key, YamlNode node) {
    Optional<Located<String>> name = values.text(key, node);
    name.ifPresent(text -> new Names(problems).checkFileName(what, text, (Scalar) node));
    return name;
  }

  /** The value of a top-level key; null is reported and then nothing. */
  private Optional<YamlNode> value(Mapping map, String key) {
    return map.entry(key).map(Entry::value);
  }

  private Located<String> event(Mapping map, String key, String otherwise, Place start) {
    Optional<YamlNode> node = value(map, key);
    if (node.isEmpty()) {
      return new Located<>(otherwise, start);
    }
    Optional<Located<String>> event = values.line(key, node.get());
    if (event.isPresent()) {
      String stanza = key.replace('_', ' ') + " ";
      JobFile job = JobParser.parse(new Source(key, stanza + event.get().value() + "\n"));
      boolean alone = job.stanzas().size() == 1;
      if (job.error().isPresent() || !alone) {
        problems.add(
            ManifestRule.BAD_VALUE.error(
                event.get().at(),
                "Upstart refuses this event"
                    + job.error().map(error -> ": " + error.message()).orElse(""),
                "like `runlevel [2345]` or `started network`"));
      }
    }
    return event.orElse(new Located<>(otherwise, start));
  }

  private void checkWantedBy(Located<String> unit) {
    boolean valid =
        unit.value().endsWith(".target")
            && unit.value().chars().allMatch(c -> Names.isNameCharacter((char) c) || c == '@');
    if (!valid) {
      values.bad(unit.at(), "`wanted_by` is a target", "like multi-user.target");
    }
  }

  private List<ProcessSpec> processes(Mapping map, Located<String> group, Place start) {
    Optional<Entry> entry = map.entry("processes");
    if (entry.isEmpty()) {
      problems.add(
          ManifestRule.SCHEMA.error(
              start, "`processes` is missing", "it holds the processes by their names"));
      return List.of();
    }
    Optional<YamlNode> defaults = value(map, "defaults");
    if (defaults.isPresent() && !(defaults.get() instanceof Mapping)) {
      values.wrongType("defaults", defaults.get(), "a map of process keys");
      defaults = Optional.empty();
    }
    if (!(entry.get().value() instanceof Mapping list)) {
      values.wrongType("processes", entry.get().value(), "a map of names and processes");
      return List.of();
    }
    if (list.entries().isEmpty()) {
      problems.add(ManifestRule.SCHEMA.error(list.at(), "a group has at least one process", ""));
    }
    List<ProcessSpec> processes = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    list.entries().forEach(process -> names.add(process.key().text()));
    for (Entry process : list.entries()) {
      process(process, defaults, group.value(), names).ifPresent(processes::add);
    }
    return processes;
  }

  private Optional<ProcessSpec> process(
      Entry entry, Optional<YamlNode> defaults, String group, Set<String> names) {
    Located<String> name = new Located<>(entry.key().text(), entry.key().at());
    new Names(problems).checkFileName("the name of the process", name, entry.key());
    if (!(entry.value() instanceof Mapping own)) {
      boolean text = entry.value() instanceof Scalar && !entry.value().isNull();
      problems.add(
          ManifestRule.SCHEMA.error(
              text ? entry.value().at() : entry.key().at(),
              "a process is a map of its settings",
              text ? "write `command: …` below the name" : "it needs at least a `command`"));
      return Optional.empty();
    }
    YamlNode merged = defaults.map(below -> Overlay.merge(below, own)).orElse(own);
    ProcessReader reader =
        new ProcessReader(name, group, names, merged instanceof Mapping map ? map : own, problems);
    Optional<ProcessSpec> process = reader.read();
    if (!reader.sets("command")) {
      problems.add(
          ManifestRule.SCHEMA.error(
              name.at(), "`" + name.value() + "` has no `command`", "every process needs one"));
    }
    return process;
  }
}
