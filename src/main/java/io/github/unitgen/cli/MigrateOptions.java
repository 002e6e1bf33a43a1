package io.github.unitgen.cli;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line of {@code unitgen migrate}: it imports, and renders what it has imported. */
final class MigrateOptions extends RenderOptions {
  static final String NAME = "migrate";

  private final ImportSources sources;

  /** {@code directory}: where paths of the command line begin. */
  MigrateOptions(ParseResult line, Path directory) {
    super(line, directory);
    this.sources = new ImportSources(line);
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
                "Moves the processes of another tool to an init.",
                "unitgen migrate Procfile --to systemd",
                "unitgen migrate Procfile -u deploy --to systemd -o /etc/systemd/system")
            .customSynopsis("unitgen migrate [FILE|DIR...] --to TARGET [-o DIR] [OPTION...]")
            .description(
                "",
                "Imports the files and renders the manifest. Shows what became of each setting, how"
                    + " to stop the old processes and start the new ones, and how the two inits"
                    + " differ. Writes nothing without -o.",
                "")
            .footer(
                "",
                "Exit codes: 0 everything carried over, perhaps approximated, 1 something was not,"
                    + " 2 invalid usage, 3 nothing to import, or failure."));
    OptionSpecs.word(
        spec,
        "TARGET",
        "The init to move to: systemd, systemd-user or upstart.",
        Target.ids(),
        "--to",
        "--target");
    OptionSpecs.texts(
        spec,
        "VERSION",
        "A release or version to render for, such as rhel-7 or `systemd 219`. Default: the newest.",
        "--for");
    ImportSources.add(spec);
    OptionGroups.add(spec, "Output:", MigrateOptions::addOutput);
    return spec.addOption(OptionSpecs.help());
  }

  private static void addOutput(CommandSpec spec) {
    OptionSpecs.text(
        spec,
        "DIR",
        "Write the files to DIR. Default: show what would go to the folder of the init.",
        "-o",
        "--output");
    OptionSpecs.text(
        spec, "FILE", "Write the manifest to FILE. Default: manifest.yml.", "--manifest");
    OptionSpecs.flag(spec, "Show what would be done without writing.", "--dry-run");
    OptionSpecs.flag(
        spec, "Replace the manifest, foreign files and files changed by hand.", "--force");
    OptionSpecs.textOrJson(spec);
  }

  @Override
  void check() throws Stop {
    sources.check();
    checkFormat(text("--format"), "text or json");
    Optional<String> target = text("--to");
    if (target.flatMap(Target::of).isEmpty()) {
      throw Stop.usage(
          "--to: expected one of "
              + String.join(", ", Target.ids())
              + target.map(given -> ", got `" + given + "`").orElse(""));
    }
    if (text("-o").filter(String::isEmpty).isPresent()) {
      throw Stop.usage("-o: expected a folder");
    }
    if (text("--manifest").filter(name -> name.isEmpty() || name.endsWith("/")).isPresent()) {
      throw Stop.usage("--manifest: expected a file name");
    }
    if (force() && !hasFolder()) {
      throw Stop.usage("--force requires -o DIR");
    }
  }

  /** Returns the files to import. */
  ImportSources sources() {
    return sources;
  }

  /** The file of the manifest. */
  String manifest() {
    return text("--manifest").orElse("manifest.yml");
  }

  @Override
  List<String> manifests() {
    return List.of(manifest());
  }

  @Override
  String folder() {
    return hasFolder() ? super.folder() : folderOfInit();
  }

  private String folderOfInit() {
    String folder = Inits.of(target(Optional.<Manifest>empty())).folder();
    return folder.startsWith("etc/") ? "/" + folder : "/etc/" + folder;
  }

  @Override
  boolean dryRun() {
    return !hasFolder() || super.dryRun();
  }
}
