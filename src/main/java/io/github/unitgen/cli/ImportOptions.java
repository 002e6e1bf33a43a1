package io.github.unitgen.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line of {@code unitgen import}. */
final class ImportOptions {
  static final String NAME = "import";

  private final ParseResult line;

  ImportOptions(ParseResult line) {
    this.line = line;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
                "Converts the files of other tools to a manifest.",
                "unitgen import Procfile -m web=1,worker=3 -u deploy",
                "unitgen import /etc/supervisor/conf.d --name shop -o manifest.yml")
            .customSynopsis("unitgen import [FILE|DIR...] [-o manifest.yml] [OPTION...]")
            .description(
                "",
                "Reads a Procfile with its .env files, Upstart jobs with their overrides, systemd"
                    + " units with their drop-ins and links, supervisord files or a crontab."
                    + " Reports for each setting whether it was carried over, how it changed, or"
                    + " what to do about it. All files of one manifest must be of one kind.",
                "")
            .footer(
                "",
                "Exit codes: 0 everything carried over, perhaps approximated, 1 something was not,"
                    + " 2 invalid usage, 3 nothing to import, or failure."));
    ImportSources.add(spec);
    OptionGroups.add(spec, "Output:", ImportOptions::addOutput);
    return spec.addOption(OptionSpecs.help());
  }

  private static void addOutput(CommandSpec spec) {
    OptionSpecs.text(
        spec, "FILE", "Write the manifest to FILE instead of standard output.", "-o", "--output");
    OptionSpecs.flag(spec, "Replace FILE if it exists.", "--force");
    OptionSpecs.textOrJson(spec);
  }

  /** Refuses what does not fit together. */
  void check() throws Stop {
    sources().check();
    ManifestOptions.checkFormat(
        Optional.ofNullable(line.matchedOptionValue("--format", (String) null)), "text or json");
    if (force() && output().isEmpty()) {
      throw Stop.usage("--force requires -o FILE");
    }
  }

  /** Returns the files to import. */
  ImportSources sources() {
    return new ImportSources(line);
  }

  Optional<String> output() {
    return Optional.ofNullable(line.matchedOptionValue("-o", (String) null));
  }

  boolean force() {
    return line.matchedOptionValue("--force", false);
  }

  boolean json() {
    return line.matchedOptionValue("--format", "text").equals("json");
  }
}
