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
                "Deletes every file that render has written there for this group, or for what the"
                    + " manifest says it was formerly, and prints the commands that stop the group"
                    + " and make the init forget it. With --dry-run they can be run first. If one"
                    + " of the files was changed by hand, nothing is deleted.",
                "")
            .sortOptions(false)
            .footer(
                "",
                "Exit codes: 0 done, also where nothing is there, 1 the manifest has errors,",
                "2 wrong usage, 3 could not do it."));
    manifest(spec);
    OptionSpecs.text(spec, "DIR", "The folder to delete from.", "-o", "--output");
    target(spec);
    values(spec);
    standardInput(spec);
    OptionSpecs.flag(spec, "Say what would be done, delete nothing.", "--dry-run");
    OptionSpecs.flag(spec, "Show what would go, delete nothing.", "--diff");
    OptionSpecs.flag(spec, "Delete files that were changed by hand too.", "--force");
    format(spec);
    return spec.addOption(OptionSpecs.help());
  }

  /** Refuses what cannot be meant. */
  void check() throws Stop {
    checkCommon(RemoveCommand.NAME);
    if (!hasFolder()) {
      throw Stop.usage("-o DIR says where to delete");
    }
  }

  /** Whether anything may be deleted at all. */
  boolean writes() {
    return !dryRun() && !diff();
  }
}
