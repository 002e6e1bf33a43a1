package io.github.unitgen.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
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
        Helps.of(
                "Renders a manifest into the files of an init.",
                "unitgen render manifest.yml --stdout",
                "unitgen render manifest.yml -o /etc/systemd/system --diff")
            .customSynopsis(
                "unitgen render MANIFEST [OVERLAY...] -o DIR [OPTION...]",
                "       unitgen render MANIFEST [OVERLAY...] --stdout [OPTION...]",
                "       unitgen render MANIFEST [OVERLAY...] --explain-values [OPTION...]")
            .description(
                "",
                "Writes the changed files, each atomically, and prints the commands that apply them."
                    + " Foreign files, files of other groups and files changed by hand are left"
                    + " untouched.",
                "")
            .footer(
                "",
                "Exit codes: 0 success, 1 the manifest has errors or --check finds a difference,",
                "2 invalid usage, 3 failure."));
    manifest(spec);
    OptionGroups.add(spec, OUTPUT, RenderOptions::addOutput);
    OptionGroups.add(spec, INPUT, RenderOptions::addInput);
    OptionGroups.add(spec, "Additional files:", RenderOptions::addCompanions);
    return spec.addOption(OptionSpecs.help());
  }

  private static void addOutput(CommandSpec spec) {
    OptionSpecs.text(spec, "DIR", "The folder to write to.", "-o", "--output");
    OptionSpecs.flag(spec, "Print the files instead of writing them.", "--stdout");
    OptionSpecs.flag(spec, "Show what would be done without writing.", "--dry-run");
    OptionSpecs.flag(spec, "Show the differences without writing.", "--diff");
    OptionSpecs.flag(spec, "Write nothing; exit with 1 if the folder differs.", "--check");
    OptionSpecs.flag(spec, "Delete rendered files that the group no longer has.", "--prune");
    OptionSpecs.flag(spec, "Replace foreign files and files changed by hand.", "--force");
    OptionSpecs.flag(spec, "Show the origin of each value without writing.", "--explain-values");
    format(spec);
  }

  private static void addInput(CommandSpec spec) {
    target(spec);
    values(spec);
    OptionSpecs.text(
        spec, "DIR", "Use the templates in DIR, and the built-in ones otherwise.", "--templates");
  }

  private static void addCompanions(CommandSpec spec) {
    OptionSpecs.words(
        spec,
        "FILE[=DIR]",
        "Also render tasks (capistrano; to lib/capistrano/tasks), sudo rules for them (sudoers;"
            + " to /etc/sudoers.d if -o is below /etc), or the crontab that starts schedules on"
            + " Upstart (cron; to /etc/cron.d if -o is below /etc).",
        List.of("capistrano", "sudoers", "cron"),
        "--with");
    OptionSpecs.text(
        spec,
        "NAME",
        "The user of the sudo rules. Default: the common user of all processes.",
        "--deploy-user");
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
              ? "--stdout and -o DIR cannot be combined"
              : "-o DIR is required (or --stdout to print the files)");
    }
    for (String option : List.of("--check", "--prune", "--force", "--diff", "--dry-run")) {
      if (stdout() && flag(option)) {
        throw Stop.usage(option + " requires -o DIR instead of --stdout");
      }
    }
    companions();
  }

  /** Returns the additional files to render. */
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
        throw Stop.usage(option + " and --explain-values cannot be combined");
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
