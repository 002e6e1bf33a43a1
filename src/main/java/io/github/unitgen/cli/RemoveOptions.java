package io.github.unitgen.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
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
        Helps.of(
                "Deletes the files of a group from a folder.",
                "unitgen remove manifest.yml -o /etc/systemd/system --dry-run",
                "unitgen remove manifest.yml -o /etc/systemd/system")
            .customSynopsis("unitgen remove MANIFEST [OVERLAY...] -o DIR [OPTION...]")
            .description(
                "",
                "Deletes every file that render wrote there for this group, or for its former names"
                    + " in the manifest, and prints the commands that stop the group and make the"
                    + " init forget it. Use --dry-run to run these commands first. Deletes nothing"
                    + " if one of the files was changed by hand.",
                "")
            .footer(
                "",
                "Exit codes: 0 success, even if there is no file, 1 the manifest has errors,",
                "2 invalid usage, 3 failure."));
    manifest(spec);
    OptionGroups.add(spec, "Deletion:", RemoveOptions::addDeletion);
    OptionGroups.add(
        spec,
        INPUT,
        options -> {
          target(options);
          values(options);
        });
    return spec.addOption(OptionSpecs.help());
  }

  private static void addDeletion(CommandSpec spec) {
    OptionSpecs.text(spec, "DIR", "The folder to delete from.", "-o", "--output");
    OptionSpecs.flag(spec, "Show what would be done without deleting.", "--dry-run");
    OptionSpecs.flag(spec, "Show the contents that would be deleted without deleting.", "--diff");
    OptionSpecs.flag(spec, "Also delete files changed by hand.", "--force");
    format(spec);
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
