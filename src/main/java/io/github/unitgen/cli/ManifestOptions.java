package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.Claim;
import io.github.unitgen.manifest.InitVersions;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Settings;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The common options of commands on a group: the manifest, its overlays, and the folder. */
abstract class ManifestOptions {
  /** The name of standard input among the manifests. */
  static final String STANDARD_INPUT = "-";

  /** The heading of {@link #values} in helps. */
  static final String INPUT = "Target and values:";

  /** The heading of options that say what is written, and how. */
  static final String OUTPUT = "Output:";

  private static final String SCRIPT = "sh";

  private final ParseResult line;
  private final Path directory;

  /** {@code directory}: where paths of the command line begin. */
  ManifestOptions(ParseResult line, Path directory) {
    this.line = line;
    this.directory = directory;
  }

  /** The manifest and its overlays. */
  static void manifest(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("MANIFEST")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "The manifest, then the overlays to merge into it; - reads one from standard input.")
            .build());
  }

  /** {@code --target}. */
  static void target(CommandSpec spec) {
    OptionSpecs.word(
        spec,
        "TARGET",
        "systemd, systemd-user or upstart. Default: the target in the manifest, else the init of"
            + " the folder (.../etc/init: upstart), else systemd.",
        Target.ids(),
        "--target");
  }

  /** {@code --for}, {@code --set}, {@code --count} and {@code --stdin-filename}. */
  static void values(CommandSpec spec) {
    OptionSpecs.texts(
        spec,
        "VERSION",
        "A release or version to render for, such as rhel-7 or `systemd 219`. Default: the"
            + " version in the manifest, else the newest.",
        "--for");
    OptionSpecs.texts(
        spec, "KEY=VALUE", "Set a value, such as processes.web.count=4; null removes it.", "--set");
    OptionSpecs.texts(spec, "NAME=N", "Set the count of a process.", "--count");
    OptionSpecs.text(
        spec,
        "NAME",
        "The file name of standard input, for reports and files. Default: manifest.yml.",
        "--stdin-filename");
  }

  /** {@code --format}. */
  static void format(CommandSpec spec) {
    OptionSpecs.word(
        spec,
        "FORMAT",
        "text, json, or sh (only the commands, as a script). Default: text.",
        List.of("text", "json", SCRIPT),
        "--format");
  }

  /** Rejects a line without a manifest, and values that no command accepts. */
  void checkCommon(String command) throws Stop {
    if (manifests().isEmpty()) {
      throw Stop.usage("no manifest given (see `unitgen " + command + " --help`)");
    }
    long inputs = manifests().stream().filter(STANDARD_INPUT::equals).count();
    if (inputs > 1) {
      throw Stop.usage("standard input can be read only once: use - for one manifest");
    }
    Optional<String> inputName = text("--stdin-filename");
    if (inputName.isPresent() && inputs == 0) {
      throw Stop.usage("--stdin-filename requires standard input: add - as a manifest");
    }
    if (inputName.filter(name -> name.isEmpty() || name.endsWith("/")).isPresent()) {
      throw Stop.usage("--stdin-filename: expected a file name");
    }
    if (text("-o").filter(String::isEmpty).isPresent()) {
      throw Stop.usage("-o: expected a folder");
    }
    if (script()) {
      checkScript();
    } else {
      checkFormat(text("--format"), "text, json or sh");
    }
    Optional<String> target = text("--target");
    if (target.isPresent() && Target.of(target.get()).isEmpty()) {
      throw Stop.usage(
          "--target: expected one of "
              + String.join(", ", Target.ids())
              + ", got `"
              + target.get()
              + "`");
    }
  }

  /** Rejects a {@code --format} other than text and json; {@code known} is the expected value. */
  static void checkFormat(Optional<String> format, String known) throws Stop {
    if (format.isPresent() && !format.get().equals("text") && !format.get().equals("json")) {
      throw Stop.usage("--format: expected " + known + ", got `" + format.get() + "`");
    }
  }

  private void checkScript() throws Stop {
    for (String option : List.of("--stdout", "--diff", "--check", "--explain-values")) {
      if (flag(option)) {
        throw Stop.usage(
            option + " and --format sh cannot be combined: it prints only the commands");
      }
    }
  }

  /** The manifest and its overlays, as given. */
  List<String> manifests() {
    return line.matchedPositionalValue(0, List.<String>of());
  }

  /** The base name of the manifest. */
  String manifestName() {
    String given = manifests().get(0);
    String path = given.equals(STANDARD_INPUT) ? inputName() : given;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the file name of standard input. */
  String inputName() {
    return text("--stdin-filename").orElse("manifest.yml");
  }

  /** In the order in which they are laid over each other: --set, then --count, then --for. */
  List<Parsed<YamlNode>> settings() throws Stop {
    List<Parsed<YamlNode>> layers = new ArrayList<>();
    for (String text : texts("--set")) {
      layers.add(Settings.layer("--set", text));
    }
    for (String text : texts("--count")) {
      Source option = new Source("--count", text);
      layers.add(new Parsed<>(Optional.of(count(option, counted(text).length())), List.of()));
    }
    if (!texts("--for").isEmpty()) {
      layers.add(new Parsed<>(Optional.of(versions(texts("--for"))), List.of()));
    }
    return layers;
  }

  /** Refuses a count of instances that have names; {@code layers} and {@code settings}: of all. */
  void checkCounts(List<Source> layers, List<YamlNode> settings) throws Stop {
    List<String> counts = texts("--count");
    Set<String> named =
        counts.isEmpty() ? Set.of() : ManifestReader.withNamedInstances(layers, settings);
    for (String text : counts) {
      String process = counted(text);
      if (named.contains(process)) {
        throw Stop.usage(
            "--count "
                + text
                + ": the instances of `"
                + process
                + "` have names: change its `instances`");
      }
    }
  }

  /** The process whose count {@code text}, of {@code --count}, sets. */
  private static String counted(String text) throws Stop {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      throw Stop.usage(
          "--count: expected a name and a number such as sidekiq=4, got `" + text + "`");
    }
    return text.substring(0, equals);
  }

  private static YamlNode count(Source option, int equals) {
    int end = option.text().length();
    YamlNode number =
        new Scalar(option.place(equals + 1, end), option.text().substring(equals + 1), Style.PLAIN);
    return map(
        option,
        option.place(0, 0),
        "processes",
        map(
            option,
            option.place(0, equals),
            option.text().substring(0, equals),
            map(option, option.place(equals, equals + 1), "count", number)));
  }

  private static YamlNode versions(List<String> texts) {
    Sequence list = OptionSpecs.list("--for", texts);
    Source option = list.at().source();
    return map(option, option.place(0, 0), "for", list);
  }

  /** {@code --target} in the form of a setting. */
  Optional<YamlNode> targetLayer() {
    return text("--target").map(ManifestOptions::target);
  }

  private static YamlNode target(String id) {
    Source option = new Source("--target", id);
    YamlNode value = new Scalar(option.whole(), id, Style.PLAIN);
    return map(option, option.place(0, 0), "target", value);
  }

  private static YamlNode map(Source option, Place at, String key, YamlNode value) {
    return new Mapping(option.whole(), List.of(new Entry(new Scalar(at, key, Style.PLAIN), value)));
  }

  /**
   * The option, else the manifest, else what the folder is for, else the one init that {@code for}
   * names, else systemd.
   */
  Target target(Optional<Manifest> manifest) {
    return namedTarget(manifest).orElse(Target.SYSTEMD);
  }

  /** As above; empty where only the default is left. */
  Optional<Target> namedTarget(Optional<Manifest> manifest) {
    return text("--target")
        .flatMap(Target::of)
        .or(() -> manifest.flatMap(Manifest::target))
        .or(this::targetOfFolder)
        .or(() -> manifest.flatMap(Manifest::versions).flatMap(InitVersions::only));
  }

  /** Whose files in the folder count as those of the group. */
  Claim claim(Manifest manifest) {
    return new Claim(manifestName(), manifest.group(), List.copyOf(manifest.formerGroups()));
  }

  /** Returns the init that reads the output folder; empty for any other folder. */
  Optional<Target> targetOfFolder() {
    if (!hasFolder()) {
      return Optional.empty();
    }
    return Inits.ofFolder(path(folder()).toAbsolutePath().normalize().toString());
  }

  /** The output folder, as given. */
  String folder() {
    return text("-o").orElse("");
  }

  /** Whether the folder to work in is named. */
  boolean hasFolder() {
    return isGiven("-o");
  }

  boolean dryRun() {
    return flag("--dry-run");
  }

  boolean diff() {
    return flag("--diff");
  }

  boolean force() {
    return flag("--force");
  }

  boolean json() {
    return text("--format").filter("json"::equals).isPresent();
  }

  /** Whether only the commands are to be printed, as a script. */
  boolean script() {
    return text("--format").filter(SCRIPT::equals).isPresent();
  }

  boolean isGiven(String name) {
    return line.hasMatchedOption(name);
  }

  boolean flag(String name) {
    return line.matchedOptionValue(name, false);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(line.matchedOptionValue(name, (String) null));
  }

  List<String> texts(String name) {
    return line.matchedOptionValue(name, List.<String>of());
  }

  /** Where {@code given}, a path of the command line, leads. */
  final Path path(String given) {
    return directory.resolve(given);
  }
}
