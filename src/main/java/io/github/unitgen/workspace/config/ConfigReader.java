package io.github.unitgen.workspace.config;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.manifest.InitVersions;
import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.manifest.VersionReader;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlParser;
import io.github.unitgen.workspace.config.Config.ForPaths;
import io.github.unitgen.workspace.config.Config.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code .unitgen.yml}. Every problem is reported in one go, each at its place. */
public final class ConfigReader {
  /** Keys of the whole file, in the order of the schema. */
  static final List<String> TOP =
      List.of("rules", "profiles", "for", "dialect", "exclude", "baseline", "fail-on", "paths");

  /** Keys of an item of {@code paths}. */
  static final List<String> PATHS = List.of("match", "rules", "profiles", "for", "dialect");

  /** The values of a rule in {@code rules}. */
  static final List<String> EFFECTS = List.of("off", "on", "error", "warning", "info", "style");

  /** Keys of other linters, and how the same is said here. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("select", "`rules: { all: off, S1: on }`"),
          Map.entry("enable", "`rules: { S407: on }`"),
          Map.entry("extend-select", "`rules: { S407: on }`"),
          Map.entry("ignore", "`rules: { S104: off }`"),
          Map.entry("disable", "`rules: { S104: off }`"),
          Map.entry("extend-ignore", "`rules: { S104: off }`"),
          Map.entry("severity", "`rules: { S104: info }`"),
          Map.entry(
              "per-file-ignores", "`paths`, a list of `{ match: legacy/, rules: { S104: off } }`"),
          Map.entry("overrides", "`paths`, a list of `{ match: legacy/, rules: { S104: off } }`"),
          Map.entry("extend-exclude", "`exclude`"),
          Map.entry("ignore-paths", "`exclude`"),
          Map.entry("target-version", "`for`, like `for: debian-12`"));

  private final ConfigProblems problems = new ConfigProblems();

  private ConfigReader() {}

  /** A configuration unless a problem is an error. Total: any text. */
  public static Parsed<Config> read(Source source) {
    Parsed<YamlNode> tree = YamlParser.parse(source);
    ConfigReader reader = new ConfigReader();
    tree.problems().forEach(reader.problems::add);
    Optional<Config> config = tree.value().flatMap(reader::config);
    List<Diagnostic> found = reader.problems.inOrder();
    return new Parsed<>(found.isEmpty() ? config : Optional.empty(), found);
  }

  private Optional<Config> config(YamlNode node) {
    if (node.isNull()) {
      return Optional.of(Config.NONE); // nothing but comments
    }
    if (!(node instanceof Mapping map)) {
      problems.wrongType("the configuration", "a map", node);
      return Optional.empty();
    }
    checkKeys(map, TOP, "the configuration");
    Settings all = settings(map);
    List<ForPaths> some = new ArrayList<>();
    value(map, "paths").ifPresent(paths -> items("paths", paths).forEach(i -> forPaths(i, some)));
    List<Glob> exclude = value(map, "exclude").map(n -> globs("exclude", n)).orElse(List.of());
    Optional<String> baseline = value(map, "baseline").flatMap(this::file);
    Optional<Threshold> failOn =
        value(map, "fail-on")
            .flatMap(n -> choice("fail-on", n, Threshold.WORDS))
            .flatMap(Threshold::of);
    return Optional.of(new Config(all, some, exclude, baseline, failOn));
  }

  private void forPaths(YamlNode item, List<ForPaths> to) {
    if (!(item instanceof Mapping map)) {
      problems.wrongType("an item of `paths`", "a map", item);
      return;
    }
    checkKeys(map, PATHS, "an item of `paths`");
    Settings settings = settings(map);
    Optional<Entry> match = map.entry("match");
    if (match.isEmpty()) {
      problems.add(
          ConfigProblems.opening(item),
          "an item of `paths` has no `match`",
          "add the files it applies to, such as `match: legacy/**`");
      return;
    }
    to.add(new ForPaths(globs("match", match.get().value()), settings));
  }

  private Settings settings(Mapping map) {
    Selection selection = Selection.DEFAULT;
    for (YamlNode item : value(map, "profiles").map(n -> items("profiles", n)).orElse(List.of())) {
      List<String> profiles = Arrays.stream(Profile.values()).map(Profile::label).toList();
      Optional<String> profile = choice("profiles", item, profiles);
      if (profile.isPresent()) {
        selection = selection.then(profile.get(), Effect.ON, item.at());
      }
    }
    Optional<YamlNode> rules = value(map, "rules");
    if (rules.isPresent() && rules.get() instanceof Mapping effects) {
      for (Entry entry : effects.entries()) {
        selection = rule(entry, selection);
      }
    } else {
      rules.ifPresent(node -> problems.wrongType("`rules`", "a map of rules", node));
    }
    Optional<InitVersions> versions = value(map, "for").flatMap(this::versions);
    Optional<Targets.Dialect> dialect =
        value(map, "dialect")
            .flatMap(node -> choice("dialect", node, Targets.Dialect.LABELS))
            .flatMap(Targets.Dialect::of);
    return new Settings(selection, versions, dialect);
  }

  private Selection rule(Entry entry, Selection selection) {
    String pattern = entry.key().text();
    boolean known = Selection.isKnown(pattern);
    if (!known) {
      List<String> names = new ArrayList<>();
      for (RuleInfo rule : Rules.infos()) {
        names.add(rule.name());
        names.add(rule.id());
      }
      problems.add(
          entry.key().at(),
          "unknown rule " + Quoted.of(pattern),
          Nearest.of(pattern, names)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("`unitgen rules` lists the rules"));
    }
    Optional<String> effect = choice(pattern, entry.value(), EFFECTS);
    return known && effect.isPresent()
        ? selection.then(
            pattern, Effect.valueOf(effect.get().toUpperCase(Locale.ROOT)), entry.key().at())
        : selection;
  }

  private Optional<InitVersions> versions(YamlNode node) {
    Parsed<InitVersions> versions = VersionReader.parse(node);
    for (Diagnostic problem : versions.problems()) {
      problems.add(problem.at(), problem.message(), problem.help().orElse(""));
    }
    return versions.value();
  }

  private Optional<String> file(YamlNode node) {
    Optional<Scalar> text = text("baseline", node);
    if (text.filter(scalar -> scalar.text().isEmpty()).isPresent()) {
      problems.add(
          node.at(),
          "the path is empty",
          "write the path of the baseline, such as `.unitgen-baseline.json`");
      return Optional.empty();
    }
    return text.map(Scalar::text);
  }

  private List<Glob> globs(String key, YamlNode node) {
    List<Glob> globs = new ArrayList<>();
    for (YamlNode item : items(key, node)) {
      Optional<Scalar> text = text(key, item);
      Optional<String> fault = text.flatMap(scalar -> Glob.fault(scalar.text()));
      if (fault.isPresent()) {
        problems.add(item.at(), fault.get(), "write a pattern such as `legacy/**` or `*.timer`");
      } else {
        text.ifPresent(scalar -> globs.add(Glob.of(scalar.text())));
      }
    }
    return globs;
  }

  private Optional<String> choice(String key, YamlNode node, List<String> words) {
    Optional<Scalar> scalar = text(key, node);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String word = plain(scalar.get(), words);
    if (!words.contains(word)) {
      problems.add(
          scalar.get().at(),
          "invalid value " + Quoted.of(word) + " for " + Quoted.of(key),
          Nearest.of(word, words)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("write " + (words.size() > 1 ? "one of " : "") + String.join(", ", words)));
      return Optional.empty();
    }
    return Optional.of(word);
  }

  /** YAML 1.1 has {@code on} and {@code off} for true and false: what writes it may do the same. */
  private static String plain(Scalar scalar, List<String> words) {
    if (!words.contains("off") || scalar.style() != YamlNode.Style.PLAIN) {
      return scalar.text();
    }
    return switch (scalar.text()) {
      case "true" -> "on";
      case "false" -> "off";
      default -> scalar.text();
    };
  }

  private Optional<Scalar> text(String key, YamlNode node) {
    if (node instanceof Scalar scalar && !scalar.isNull()) {
      return Optional.of(scalar);
    }
    problems.wrongType(Quoted.of(key), "a string", node);
    return Optional.empty();
  }

  /** The items of a list; a single value is a list of one. */
  private List<YamlNode> items(String key, YamlNode node) {
    if (node instanceof YamlNode.Sequence list) {
      return list.items();
    }
    if (node.isNull() || (key.equals("paths") && !(node instanceof Mapping))) {
      problems.wrongType(Quoted.of(key), "a list", node);
      return List.of();
    }
    return List.of(node);
  }

  private static Optional<YamlNode> value(Mapping map, String key) {
    return map.entry(key).map(Entry::value);
  }

  private void checkKeys(Mapping map, List<String> known, String owner) {
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      if (!known.contains(key) && !key.startsWith("x-")) {
        problems.add(
            entry.key().at(),
            "unknown key of " + owner + ": " + Quoted.of(key),
            Optional.ofNullable(ELSEWHERE.get(key.replace('_', '-')))
                .map(words -> "use " + words)
                .or(
                    () ->
                        Nearest.of(key.replace('_', '-'), known)
                            .map(near -> "did you mean `" + near + "`?"))
                .orElse("use one of " + String.join(", ", known)));
      }
    }
  }
}
