package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.InitVersions;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Settings;
import io.github.unitgen.manifest.Target;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code render}: how they are written and what they mean together. */
final class RenderOptions {
  private final ParseResult line;
  private final Path directory;

  /** {@code directory}: where paths of the command line begin. */
  RenderOptions(ParseResult line, Path directory) {
    this.line = line;
    this.directory = directory;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        new UsageMessageSpec()
            .header("Renders a manifest into the files of an init.")
            .customSynopsis(
                "unitgen render MANIFEST [OVERLAY...] -o DIR [OPTION...]",
                "       unitgen render MANIFEST [OVERLAY...] --stdout [OPTION...]")
            .description(
                "",
                "Writes the files that changed, each in one step, and prints the commands that"
                    + " apply them. Files that are not unitgen's, of another group or changed by"
                    + " hand stay untouched.",
                "")
            .sortOptions(false)
            .footer(
                "",
                "Exit codes: 0 done, 1 the manifest has errors or --check differs,",
                "2 wrong usage, 3 could not do it."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("MANIFEST")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("The manifest, then overlays to lay over it.")
            .build());
    text(spec, "DIR", "The folder to write to.", "-o", "--output");
    flag(spec, "Print the files instead of writing them.", "--stdout");
    text(
        spec,
        "TARGET",
        "systemd, systemd-user or upstart. Default: the manifest's, else by the folder"
            + " (.../etc/init: upstart), else systemd.",
        "--target");
    texts(
        spec,
        "VERSION",
        "A release or version to render for, like rhel-7 or `systemd 219`. Default: the manifest's,"
            + " else the newest.",
        "--for");
    texts(spec, "KEY=VALUE", "Set a value, like processes.web.count=4; null removes.", "--set");
    texts(spec, "NAME=N", "Set the count of a process.", "--count");
    text(spec, "DIR", "Take templates from there; ours where one is missing.", "--templates");
    texts(
        spec,
        "FILE[=DIR]",
        "Render tasks too (capistrano; to lib/capistrano/tasks), or the sudo rules for them"
            + " (sudoers; to /etc/sudoers.d where -o is below /etc).",
        "--with");
    text(
        spec,
        "NAME",
        "Whom the sudo rules are for. Default: the user of all processes.",
        "--deploy-user");
    flag(spec, "Say what would be done, write nothing.", "--dry-run");
    flag(spec, "Show the differences, write nothing.", "--diff");
    flag(spec, "Write nothing, exit with 1 where the folder differs.", "--check");
    flag(spec, "Delete our files of this group that it no longer has.", "--prune");
    flag(spec, "Replace files that are not ours or were changed by hand.", "--force");
    text(spec, "FORMAT", "text or json. Default: text.", "--format");
    return spec.addOption(Main.help());
  }

  private static void text(CommandSpec spec, String label, String help, String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .paramLabel(label)
            .arity("1")
            .type(String.class)
            .description(help)
            .build());
  }

  private static void texts(CommandSpec spec, String label, String help, String name) {
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(help)
            .build());
  }

  private static void flag(CommandSpec spec, String help, String name) {
    spec.addOption(OptionSpec.builder(name).type(boolean.class).description(help).build());
  }

  /** Refuses what cannot be meant. */
  void check() throws Stop {
    if (manifests().isEmpty()) {
      throw Stop.usage("no manifest given: `unitgen render --help` shows how");
    }
    if (line.hasMatchedOption("-o") == stdout()) {
      throw Stop.usage(
          stdout()
              ? "--stdout and -o DIR do not go together"
              : "-o DIR says where to write; --stdout prints the files");
    }
    for (String option : List.of("--check", "--prune", "--force", "--diff", "--dry-run")) {
      if (stdout() && flag(option)) {
        throw Stop.usage(option + " needs a folder: -o DIR instead of --stdout");
      }
    }
    String format = text("--format").orElse("text");
    if (!format.equals("text") && !format.equals("json")) {
      throw Stop.usage("--format is text or json, not `" + format + "`");
    }
    Optional<String> target = text("--target");
    if (target.isPresent() && Target.of(target.get()).isEmpty()) {
      throw Stop.usage(
          "--target is one of " + String.join(", ", Target.ids()) + ", not `" + target.get() + "`");
    }
    if (text("-o").filter(String::isEmpty).isPresent()) {
      throw Stop.usage("-o names no folder");
    }
    companions();
  }

  /** What is rendered besides the files of the init. */
  CompanionFiles companions() throws Stop {
    return new CompanionFiles(
        texts("--with"),
        text("--deploy-user"),
        stdout() ? Optional.empty() : Optional.of(directory.resolve(folder())));
  }

  /** The manifest and its overlays, as given. */
  List<String> manifests() {
    return line.matchedPositionalValue(0, List.<String>of());
  }

  /** The base name of the manifest. */
  String manifestName() {
    String path = manifests().get(0);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** In the order in which they are laid over each other: --set, then --count, then --for. */
  List<Parsed<YamlNode>> settings() throws Stop {
    List<Parsed<YamlNode>> layers = new ArrayList<>();
    for (String text : texts("--set")) {
      layers.add(Settings.layer("--set", text));
    }
    for (String text : texts("--count")) {
      int equals = text.indexOf('=');
      if (equals <= 0) {
        throw Stop.usage("--count is like `--count sidekiq=4`, not `" + text + "`");
      }
      layers.add(new Parsed<>(Optional.of(count(new Source("--count", text), equals)), List.of()));
    }
    if (!texts("--for").isEmpty()) {
      layers.add(new Parsed<>(Optional.of(versions(texts("--for"))), List.of()));
    }
    return layers;
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
    Source option = new Source("--for", String.join("\n", texts));
    List<YamlNode> items = new ArrayList<>();
    int at = 0;
    for (String text : texts) {
      items.add(new Scalar(option.place(at, at + text.length()), text, Style.PLAIN));
      at += text.length() + 1;
    }
    return map(option, option.place(0, 0), "for", new Sequence(option.whole(), items));
  }

  private static YamlNode map(Source option, Place at, String key, YamlNode value) {
    return new Mapping(option.whole(), List.of(new Entry(new Scalar(at, key, Style.PLAIN), value)));
  }

  /**
   * The option, else the manifest, else what the folder is for, else the one init that {@code for}
   * names, else systemd.
   */
  Target target(Optional<Manifest> manifest) {
    return text("--target")
        .flatMap(Target::of)
        .or(() -> manifest.flatMap(Manifest::target))
        .or(this::targetOfFolder)
        .or(() -> manifest.flatMap(Manifest::versions).flatMap(InitVersions::only))
        .orElse(Target.SYSTEMD);
  }

  /** What the init that reads the output folder is; empty for any other folder. */
  Optional<Target> targetOfFolder() {
    if (stdout()) {
      return Optional.empty();
    }
    Path folder = directory.resolve(folder()).toAbsolutePath().normalize();
    if (folder.endsWith("etc/init")) {
      return Optional.of(Target.UPSTART);
    }
    if (folder.endsWith("systemd/system")) {
      return Optional.of(Target.SYSTEMD);
    }
    return folder.endsWith("systemd/user") ? Optional.of(Target.SYSTEMD_USER) : Optional.empty();
  }

  Optional<String> templates() {
    return text("--templates");
  }

  /** The output folder, as given. */
  String folder() {
    return text("-o").orElse("");
  }

  boolean stdout() {
    return flag("--stdout");
  }

  boolean diff() {
    return flag("--diff");
  }

  boolean dryRun() {
    return flag("--dry-run");
  }

  boolean checks() {
    return flag("--check");
  }

  boolean prune() {
    return flag("--prune");
  }

  boolean force() {
    return flag("--force");
  }

  boolean json() {
    return text("--format").filter("json"::equals).isPresent();
  }

  /** Whether anything may be written at all. */
  boolean writes() {
    return !dryRun() && !diff() && !checks() && !stdout();
  }

  private boolean flag(String name) {
    return line.matchedOptionValue(name, false);
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(line.matchedOptionValue(name, (String) null));
  }

  private List<String> texts(String name) {
    return line.matchedOptionValue(name, List.<String>of());
  }
}
