package io.github.unitgen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands and options of the program, and its version. */
final class Program {
  static final String HELP = "help";
  static final String VERSION = "version";

  private Program() {}

  /**
   * The program with the command that {@code named} names, or with all. Built by hand: picocli's
   * annotations cost more than all the rest of a short run.
   */
  static CommandSpec spec(List<String> named) {
    CommandSpec spec = CommandSpec.create().name("unitgen");
    spec.usageMessage(
        Helps.of(
                "Renders one manifest into Upstart jobs or systemd units, and lints manifests, jobs"
                    + " and units.",
                "unitgen lint /etc/systemd/system",
                "unitgen render manifest.yml -o /etc/systemd/system")
            .commandListHeading("%nCommands:%n")
            .footer(
                "",
                "Exit codes: 0 success, 1 findings or a difference with --check, 2 invalid usage,",
                "3 failure. See `unitgen COMMAND --help` for one command."));
    spec.addOption(OptionSpecs.help());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version.")
            .build());
    spec.addOption(OptionSpecs.color());
    Map<String, Supplier<CommandSpec>> commands = new TreeMap<>();
    commands.put(CompareOptions.NAME, CompareOptions::spec);
    commands.put(CompletionCommand.NAME, CompletionCommand::spec);
    commands.put(ExplainCommand.NAME, ExplainCommand::spec);
    commands.put(HELP, Program::help);
    commands.put(ImportOptions.NAME, ImportOptions::spec);
    commands.put(InitOptions.NAME, InitOptions::spec);
    commands.put(LintCommand.NAME, LintOptions::spec);
    commands.put(MigrateOptions.NAME, MigrateOptions::spec);
    commands.put(RemoveCommand.NAME, RemoveOptions::spec);
    commands.put(RenderCommand.NAME, RenderOptions::spec);
    commands.put(RulesCommand.NAME, RulesCommand::spec);
    commands.put(SchemaCommand.NAME, SchemaCommand::spec);
    commands.put(VERSION, Program::versionSpec);
    commands.put(VersionsCommand.NAME, VersionsCommand::spec);
    if (!Collections.disjoint(named, commands.keySet())) {
      commands.keySet().retainAll(named);
    }
    commands.forEach((name, command) -> spec.addSubcommand(name, command.get()));
    return spec;
  }

  private static CommandSpec help() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
            "Prints help for a command, or this overview.", "unitgen help", "unitgen help lint"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("COMMAND")
            .arity("0..1")
            .type(String.class)
            .description("The command. Default: an overview of all.")
            .build());
    return spec.addOption(OptionSpecs.help());
  }

  private static CommandSpec versionSpec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(Helps.of("Prints the version.", "unitgen version", "unitgen --version"));
    return spec.addOption(OptionSpecs.help());
  }

  static String version() {
    try (InputStream in = Program.class.getResourceAsStream("/unitgen/version")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
