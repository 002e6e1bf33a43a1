package io.github.unitgen.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The command line of {@code unitgen import}. */
final class ImportOptions {
  static final String NAME = "import";

  private static final List<String> FORMATS = List.of("text", "json");

  private final ParseResult line;

  ImportOptions(ParseResult line) {
    this.line = line;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        new UsageMessageSpec()
            .header("Makes a manifest of what other tools have.")
            .customSynopsis("unitgen import [FILE|DIR...] [-o manifest.yml] [OPTION...]")
            .description(
                "",
                "Takes a Procfile with its .env files, Upstart jobs with their overrides, systemd"
                    + " units with their drop-ins and links, the files of supervisord, or a"
                    + " crontab, and says of each setting whether it was carried over, how it"
                    + " changed, or what to do about it. One manifest is made of files of one"
                    + " kind.",
                "")
            .sortOptions(false)
            .footer(
                "",
                "Examples:",
                "  unitgen import Procfile -m web=1,worker=3 -u deploy",
                "  unitgen import /etc/supervisor/conf.d --name shop -o manifest.yml",
                "",
                "Exit codes: 0 all carried over, some perhaps in another way, 1 something is not,",
                "2 wrong usage, 3 nothing to import, or could not do it."));
    ImportSources.add(spec);
    OptionSpecs.group(spec, "Output:", ImportOptions::addOutput);
    return spec.addOption(OptionSpecs.help());
  }

  private static void addOutput(CommandSpec spec) {
    OptionSpecs.text(
        spec, "FILE", "Write the manifest to FILE, not to the output.", "-o", "--output");
    OptionSpecs.flag(spec, "Replace FILE if it is there.", "--force");
    OptionSpecs.word(spec, "FORMAT", "text or json. Default: text.", FORMATS, "--format");
  }

  /** Refuses what does not fit together. */
  void check() throws Stop {
    sources().check();
    String format = line.matchedOptionValue("--format", "text");
    if (!FORMATS.contains(format)) {
      throw Stop.usage("--format is text or json, not `" + format + "`");
    }
    if (force() && output().isEmpty()) {
      throw Stop.usage("--force replaces the file of -o, and there is none");
    }
  }

  /** What to import. */
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
