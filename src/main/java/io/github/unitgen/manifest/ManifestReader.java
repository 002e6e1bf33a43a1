package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest.Boot;
import io.github.unitgen.manifest.Manifest.Naming;
import io.github.unitgen.manifest.Manifest.Slice;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a manifest with its overlays. Every problem of every layer is reported in one go, each at
 * the place it comes from.
 */
public final class ManifestReader {
  /** The keys of a manifest, beside those that begin with {@code x-}. */
  static final List<String> KEYS =
      List.of(
          "unitgen",
          "name",
          "description",
          "target",
          "for",
          "prefix",
          "formerly",
          "wanted_by",
          "start_on",
          "stop_on",
          "slice",
          "defaults",
          "processes");

  private final Source source;
  private final Problems problems;
  private final Values values;

  private ManifestReader(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.values = new Values(problems);
  }

  /**
   * {@code layers}: the manifest, then overlays, each laid over what comes before it; at least one.
   * {@code settings}: single values laid over all, as {@link Settings#layer} makes them. A manifest
   * comes back unless a problem is an error. Problems stand in the order of the layers and of the
   * lines in each; while a layer is no YAML, only such problems are reported. Total: whatever the
   * layers hold, in bounded time.
   */
  public static Parsed<Manifest> read(List<Source> layers, List<YamlNode> settings) {
    Problems problems = new Problems();
    List<YamlNode> trees = new ArrayList<>();
    for (Source layer : layers) {
      Parsed<YamlNode> tree = YamlParser.parse(layer);
      tree.problems().forEach(problems::add);
      tree.value().ifPresent(trees::add);
    }
    Optional<Manifest> manifest = Optional.empty();
    if (trees.size() == layers.size()) {
      trees.addAll(settings);
      ManifestReader reader = new ManifestReader(layers.get(0), problems);
      manifest = Layers.merge(trees, problems, Overlay.UNSEEN).flatMap(reader::manifest);
    }
    List<Source> order = new ArrayList<>(layers);
    settings.forEach(setting -> order.add(setting.at().source()));
    return new Parsed<>(
        problems.hasErrors() ? Optional.empty() : manifest, problems.inOrderOf(order));
  }

  /**
   * The processes that have {@code instances}, for which no count can be set; {@code layers} and
   * {@code settings} as above. Empty where they cannot be read.
   */
  public static Set<String> withNamedInstances(List<Source> layers, List<YamlNode> settings) {
    List<YamlNode> trees = new ArrayList<>();
    layers.forEach(layer -> YamlParser.parse(layer).value().ifPresent(trees::add));
    if (trees.size() < layers.size()) {
      return Set.of();
    }
    trees.addAll(settings);
    return Layers.merge(trees, new Problems(), Overlay.UNSEEN)
        .map(ProcessesReader::withNamedInstances)
        .orElse(Set.of());
  }

  private Optional<Manifest> manifest(Mapping map) {
    Place start = start(map);
    KeyCheck keys = new KeyCheck(map, KEYS, problems);
    keys.check(key -> key.startsWith("x-"));
    checkFormat(map, start, keys);
    Located<String> name = groupName(map, start, keys);
    Optional<Located<String>> prefix =
        value(map, "prefix").flatMap(node -> fileName("`prefix`", "prefix", node));
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
    Optional<InitVersions> versions =
        value(map, "for").flatMap(node -> new VersionReader(problems).read(node));
    SystemdVersions systemd =
        versions.flatMap(InitVersions::systemd).orElse(SystemdVersions.NEWEST);
    List<Located<String>> formerly = value(map, "formerly").map(this::formerly).orElse(List.of());
    Optional<Slice> slice = value(map, "slice").flatMap(this::slice);
    List<ProcessSpec> processes =
        new ProcessesReader(name.value(), systemd, problems).read(map, start, keys);
    new Groups(processes, problems).check();
    prefix.ifPresent(before -> checkLength(before, name, processes));
    Manifest manifest =
        new Manifest(
            source,
            new Naming(name, description, prefix.map(Located::value), formerly),
            target,
            new Boot(wantedBy, startOn, stopOn),
            versions,
            slice,
            processes,
            problems.homes());
    checkInstanceLengths(manifest);
    return Optional.of(manifest);
  }

  /** Where the manifest begins: its first key, else the start of the file. */
  private Place start(Mapping map) {
    for (Entry entry : map.entries()) {
      if (entry.key().at().source() == source) {
        return entry.key().at();
      }
    }
    return source.place(0, 0);
  }

  private void checkFormat(Mapping map, Place start, KeyCheck keys) {
    Optional<YamlNode> format = value(map, "unitgen");
    if (format.isEmpty()) {
      if (!keys.isMeant("unitgen")) {
        problems.add(
            ManifestRule.SCHEMA_VIOLATION.error(
                start, "`unitgen: 1` is missing", "add it: this is the version of the format"));
      }
    } else if (!(format.get() instanceof Scalar scalar
        && scalar.text().equals("1")
        && scalar.style() == YamlNode.Style.PLAIN)) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              Values.opening(format.get()), "unknown manifest format", "write `unitgen: 1`"));
    }
  }

  private Located<String> groupName(Mapping map, Place start, KeyCheck keys) {
    Optional<YamlNode> node = value(map, "name");
    if (node.isEmpty() && !keys.isMeant("name")) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              start,
              "`name` is missing",
              "add it: it names the group, such as workers.target and workers.conf"));
    }
    return node.flatMap(written -> fileName("`name`", "name", written))
        .orElse(new Located<>("", start));
  }

  private Optional<Located<String>> fileName(String what, String key, YamlNode node) {
    Optional<Located<String>> name = values.text(key, node);
    name.ifPresent(text -> new Names(problems).checkFileName(what, text, (Scalar) node));
    return name;
  }

  private List<Located<String>> formerly(YamlNode node) {
    List<Located<String>> names = new ArrayList<>();
    for (YamlNode item : values.items("formerly", node)) {
      fileName("the name in `formerly`", "formerly", item).ifPresent(names::add);
    }
    return names;
  }

  private Optional<Slice> slice(YamlNode node) {
    return new LimitReader(problems).slice(node).map(limits -> new Slice(limits, node.at()));
  }

  private void checkLength(
      Located<String> prefix, Located<String> group, List<ProcessSpec> processes) {
    List<Located<String>> names = new ArrayList<>(List.of(group));
    processes.forEach(process -> names.add(process.name()));
    for (Located<String> name : names) {
      if (name.value().length() <= Names.MAX_LENGTH
          && prefix.value().length() + 1 + name.value().length() > Names.MAX_LENGTH) {
        problems.add(
            ManifestRule.INVALID_NAME.error(
                name.at(),
                "with the prefix this name is longer than " + Names.MAX_LENGTH + " characters",
                "shorten one of them",
                prefix.at(),
                "the prefix"));
      }
    }
  }

  private void checkInstanceLengths(Manifest manifest) {
    for (ProcessSpec process : manifest.processes()) {
      String file = manifest.fileName(process.name().value());
      if (process.program().instances().orElse(null) instanceof Instances.Named named) {
        new Names(problems).checkInstanceLengths(file, named);
      }
    }
  }

  private static Optional<YamlNode> value(Mapping map, String key) {
    return map.entry(key).map(Entry::value);
  }

  private Located<String> event(Mapping map, String key, String otherwise, Place start) {
    Optional<YamlNode> node = value(map, key);
    Optional<Located<String>> event = node.flatMap(written -> values.line(key, written));
    if (event.isPresent() && node.isPresent()) {
      String stanza = key.replace('_', ' ') + " ";
      String text = event.get().value();
      JobFile job = JobParser.parse(new Source(key, stanza + text + "\n"));
      job.error()
          .ifPresent(
              error -> {
                int skipped = ((Scalar) node.get()).text().indexOf(text) - stanza.length();
                int from = Math.max(stanza.length(), error.span().start());
                int to = Math.min(stanza.length() + text.length(), error.span().end());
                problems.add(
                    ManifestRule.INVALID_MANIFEST_VALUE.error(
                        from < to
                            ? ((Scalar) node.get()).place(from + skipped, to + skipped)
                            : event.get().at(),
                        "Upstart rejects this event: " + error.message(),
                        "write an event such as `runlevel [2345]` or `started network`"));
              });
    }
    return event.orElse(new Located<>(otherwise, start));
  }

  private void checkWantedBy(Located<String> unit) {
    String text = unit.value();
    boolean valid =
        text.endsWith(".target")
            && text.length() > ".target".length()
            && text.length() <= 255
            && text.chars().allMatch(c -> Names.isNameCharacter((char) c) || c == '@');
    if (!valid) {
      values.bad(
          unit.at(),
          "`wanted_by`: expected the name of a target",
          "write a name such as multi-user.target");
    }
  }
}
