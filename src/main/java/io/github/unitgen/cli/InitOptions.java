package io.github.unitgen.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
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
        Helps.of(
                "Prints a first manifest for the application in a folder.",
                "unitgen init",
                "unitgen init /srv/shop -o manifest.yml")
            .customSynopsis("unitgen init [DIR] [-o manifest.yml] [OPTION...]")
            .description(
                "",
                "Guesses the processes from the files in the folder: Procfile, Gemfile,"
                    + " package.json, manage.py, artisan, bin. Comments in the manifest say what"
                    + " was guessed, and from which file.",
                "")
            .footer("", "Exit codes: 0 success, 2 invalid usage, 3 failure."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("DIR")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("The folder of the application. Default: the current directory.")
            .build());
    OptionSpecs.text(
        spec, "FILE", "Write the manifest to FILE instead of standard output.", "-o", "--output");
    OptionSpecs.flag(spec, "Replace FILE if it exists.", "--force");
    return spec.addOption(OptionSpecs.help());
  }

  /** Refuses what does not fit together. */
  void check() throws Stop {
    if (line.matchedPositionalValue(0, List.<String>of()).size() > 1) {
      throw Stop.usage("expected one folder: each is its own application");
    }
    if (force() && output().isEmpty()) {
      throw Stop.usage("--force requires -o FILE");
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
