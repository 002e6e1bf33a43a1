package io.github.unitgen.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code render}: how they are written and what they mean together. */
class RenderOptions extends ManifestOptions {
  /** {@code directory}: where paths of the command line begin. */
  RenderOptions(ParseResult line, Path directory) {
    super(line, directory);
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        new UsageMessageSpec()
            .header("Renders a manifest into the files of an init.")
            .customSynopsis(
                "unitgen render MANIFEST [OVERLAY...] -o DIR [OPTION...]",
                "       unitgen render MANIFEST [OVERLAY...] --stdout [OPTION...]",
                "       unitgen render MANIFEST [OVERLAY...] --explain-values [OPTION...]")
            .description(
                "",
                "Writes the files that changed, each in one step, and prints the commands that"
                    + " apply them. Files that are not unitgen's, of another group or changed by"
                    + " hand stay untouched.",
                "")
            .sortOptions(false)
            .footer(
                "",
                "Examples:",
                "  unitgen render manifest.yml --stdout",
                "  unitgen render manifest.yml -o /etc/systemd/system --diff",
                "",
                "Exit codes: 0 done, 1 the manifest has errors or --check differs,",
                "2 wrong usage, 3 could not do it."));
    manifest(spec);
    OptionSpecs.text(spec, "DIR", "The folder to write to.", "-o", "--output");
    OptionSpecs.flag(spec, "Print the files instead of writing them.", "--stdout");
    target(spec);
    values(spec);
    standardInput(spec);
    OptionSpecs.text(
        spec, "DIR", "Take templates from there; ours where one is missing.", "--templates");
    OptionSpecs.words(
        spec,
        "FILE[=DIR]",
        "Render tasks too (capistrano; to lib/capistrano/tasks), the sudo rules for them"
            + " (sudoers; to /etc/sudoers.d where -o is below /etc), or what has cron start"
            + " schedules on Upstart (cron; to /etc/cron.d, likewise).",
        List.of("capistrano", "sudoers", "cron"),
        "--with");
    OptionSpecs.text(
        spec,
        "NAME",
        "Whom the sudo rules are for. Default: the user of all processes.",
        "--deploy-user");
    OptionSpecs.flag(spec, "Say what would be done, write nothing.", "--dry-run");
    OptionSpecs.flag(spec, "Show the differences, write nothing.", "--diff");
    OptionSpecs.flag(spec, "Write nothing, exit with 1 where the folder differs.", "--check");
    OptionSpecs.flag(spec, "Delete our files of this group that it no longer has.", "--prune");
    OptionSpecs.flag(spec, "Replace files that are not ours or were changed by hand.", "--force");
    OptionSpecs.flag(spec, "Show where each value comes from, write nothing.", "--explain-values");
    format(spec);
    return spec.addOption(OptionSpecs.help());
  }

  /** Refuses what cannot be meant. */
  void check() throws Stop {
    checkCommon(RenderCommand.NAME);
    if (explainsValues()) {
      checkExplaining();
      return;
    }
    if (hasFolder() == stdout()) {
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
    companions();
  }

  /** What is rendered besides the files of the init. */
  CompanionFiles companions() throws Stop {
    return new CompanionFiles(
        texts("--with"),
        text("--deploy-user"),
        stdout() ? Optional.empty() : Optional.of(path(folder())));
  }

  private void checkExplaining() throws Stop {
    List<String> others =
        List.of(
            "--stdout",
            "--check",
            "--prune",
            "--force",
            "--diff",
            "--dry-run",
            "--templates",
            "--with",
            "--deploy-user");
    for (String option : others) {
      if (isGiven(option)) {
        throw Stop.usage(option + " and --explain-values do not go together");
      }
    }
  }

  /** Whether values are to be explained and nothing else. */
  boolean explainsValues() {
    return flag("--explain-values");
  }

  Optional<String> templates() {
    return text("--templates");
  }

  boolean stdout() {
    return flag("--stdout");
  }

  boolean checks() {
    return flag("--check");
  }

  boolean prune() {
    return flag("--prune");
  }

  /** Whether anything may be written at all. */
  boolean writes() {
    return !dryRun() && !diff() && !checks() && !stdout();
  }
}
