package io.github.unitgen.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The command line of {@code unitgen init}. */
final class InitOptions {
  static final String NAME = "init";

  private final ParseResult line;

  InitOptions(ParseResult line) {
    this.line = line;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        new UsageMessageSpec()
            .header("Prints a first manifest for the application in a folder.")
            .customSynopsis("unitgen init [DIR] [-o manifest.yml] [OPTION...]")
            .description(
                "",
                "Guesses from the files of the folder what runs: Procfile, Gemfile, package.json,"
                    + " manage.py, artisan, bin. The comments say what was guessed, and from which"
                    + " file.",
                "")
            .sortOptions(false)
            .footer(
                "",
                "Examples:",
                "  unitgen init",
                "  unitgen init /srv/shop -o manifest.yml",
                "",
                "Exit codes: 0 done, 2 wrong usage, 3 could not do it."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("DIR")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("The folder of the application. Default: the working folder.")
            .build());
    OptionSpecs.text(
        spec, "FILE", "Write the manifest to FILE, not to the output.", "-o", "--output");
    OptionSpecs.flag(spec, "Replace FILE if it is there.", "--force");
    return spec.addOption(OptionSpecs.help());
  }

  /** Refuses what does not fit together. */
  void check() throws Stop {
    if (line.matchedPositionalValue(0, List.<String>of()).size() > 1) {
      throw Stop.usage("one folder at a time: each is an application of its own");
    }
    if (force() && output().isEmpty()) {
      throw Stop.usage("--force replaces the file of -o, and there is none");
    }
  }

  /** The folder, as given. */
  String folder() {
    List<String> given = line.matchedPositionalValue(0, List.<String>of());
    return given.isEmpty() ? "." : given.get(0);
  }

  Optional<String> output() {
    return Optional.ofNullable(line.matchedOptionValue("-o", (String) null));
  }

  boolean force() {
    return line.matchedOptionValue("--force", false);
  }
}
