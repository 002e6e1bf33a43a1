package io.github.unitgen.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code remove}. */
final class RemoveOptions extends ManifestOptions {
  /** {@code directory}: where paths of the command line begin. */
  RemoveOptions(ParseResult line, Path directory) {
    super(line, directory);
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        new UsageMessageSpec()
            .header("Deletes the files of a group from a folder.")
            .customSynopsis("unitgen remove MANIFEST [OVERLAY...] -o DIR [OPTION...]")
            .description(
                "",
                "Deletes every file that render wrote there for this group, or for its former names"
                    + " in the manifest, and prints the commands that stop the group and make the"
                    + " init forget it. Use --dry-run to run these commands first. Deletes nothing"
                    + " if one of the files was changed by hand.",
                "")
            .sortOptions(false)
            .footer(
                "",
                "Exit codes: 0 success, even if there is no file, 1 the manifest has errors,",
                "2 invalid usage, 3 failure."));
    manifest(spec);
    OptionSpecs.text(spec, "DIR", "The folder to delete from.", "-o", "--output");
    target(spec);
    values(spec);
    standardInput(spec);
    OptionSpecs.flag(spec, "Show what would be done without deleting.", "--dry-run");
    OptionSpecs.flag(spec, "Show the contents that would be deleted without deleting.", "--diff");
    OptionSpecs.flag(spec, "Also delete files changed by hand.", "--force");
    format(spec);
    return spec.addOption(OptionSpecs.help());
  }

  /** Refuses what cannot be meant. */
  void check() throws Stop {
    checkCommon(RemoveCommand.NAME);
    if (!hasFolder()) {
      throw Stop.usage("-o DIR is required");
    }
  }

  /** Whether anything may be deleted at all. */
  boolean writes() {
    return !dryRun() && !diff();
  }
}
