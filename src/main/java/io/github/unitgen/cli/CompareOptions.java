package io.github.unitgen.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line of {@code unitgen compare}. */
final class CompareOptions extends ManifestOptions {
  static final String NAME = "compare";

  /** {@code directory}: where paths of the command line begin. */
  CompareOptions(ParseResult line, Path directory) {
    super(line, directory);
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
                "Compares what a manifest promises on systemd and on Upstart.",
                "unitgen compare manifest.yml",
                "unitgen compare manifest.yml --for rhel-7 --for ubuntu-14.04")
            .customSynopsis("unitgen compare MANIFEST [OVERLAY...] [OPTION...]")
            .description(
                "",
                "Renders the manifest for both and describes what the files promise: when a process"
                    + " starts, how it stops, when it restarts and where its output goes. Then"
                    + " lists what each init cannot do. Writes nothing.",
                "")
            .footer(
                "",
                "Exit codes: 0 compared, 1 the manifest has errors or an init rejects it,",
                "2 invalid usage, 3 failure."));
    manifest(spec);
    OptionGroups.add(spec, INPUT, ManifestOptions::values);
    OptionGroups.add(spec, OUTPUT, OptionSpecs::textOrJson);
    return spec.addOption(OptionSpecs.help());
  }

  /** Refuses what cannot be meant. */
  void check() throws Stop {
    checkFormat(text("--format"), "text or json");
    checkCommon(NAME);
  }
}
