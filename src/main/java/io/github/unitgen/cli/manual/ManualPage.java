package io.github.unitgen.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of a command, or of the program: what its options are, and what the prose says. */
public final class ManualPage {
  private static final List<String> LAST =
      List.of("EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES");

  private final CommandSpec program;
  private final CommandSpec command;
  private final Prose prose;

  /** {@code command}: one of {@code program}, or the program itself. */
  public ManualPage(CommandSpec program, CommandSpec command, Prose prose) {
    this.program = program;
    this.command = command;
    this.prose = prose;
  }

  /** Returns the name of the page: {@code unitgen-lint}. */
  public String name() {
    return isProgram() ? program.name() : program.name() + "-" + command.name();
  }

  /** Returns the source of the page; {@code date} is like 2026-01-01. */
  public String text(String version, String date) {
    Roff roff = new Roff();
    String title = Inline.code(name().toUpperCase(Locale.ROOT));
    roff.line(".TH " + title + " 1 " + date + " \"unitgen " + version + "\" \"unitgen\"");
    roff.section("NAME").wrapped(Inline.code(name()) + " \\- " + summary(command));
    roff.section("SYNOPSIS");
    synopsis(roff);
    roff.section("DESCRIPTION");
    roff.paragraph(String.join(" ", text(command)));
    blocks(roff, "DESCRIPTION");
    if (isProgram()) {
      roff.section("COMMANDS");
      program
          .subcommands()
          .values()
          .forEach(
              each ->
                  roff.item(
                      Inline.bold(each.getCommandName()),
                      sentence(each.getCommandSpec()) + " See " + page(each) + "."));
    }
    arguments(roff);
    for (String section : LAST) {
      if (!prose.section(section).isEmpty()) {
        roff.section("EXIT STATUS".equals(section) ? "\"EXIT STATUS\"" : section);
        blocks(roff, section);
      }
    }
    roff.section("\"SEE ALSO\"").paragraph(seeAlso());
    return roff.text();
  }

  private boolean isProgram() {
    return command.equals(program);
  }

  private void synopsis(Roff roff) {
    List<String> lines = new ArrayList<>();
    for (String line : command.usageMessage().customSynopsis()) {
      lines.add(line.strip());
    }
    if (lines.isEmpty() && isProgram()) {
      lines.add("unitgen COMMAND [OPTION...] [ARGUMENT...]");
      lines.add("unitgen --help");
      lines.add("unitgen --version");
    } else if (lines.isEmpty()) {
      StringBuilder line = new StringBuilder("unitgen ").append(command.name());
      line.append(" [OPTION...]");
      command.positionalParameters().forEach(each -> line.append(' ').append(label(each)));
      lines.add(line.toString());
    }
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        roff.line(".br");
      }
      roff.line(Inline.usage(lines.get(i)));
    }
  }

  private void arguments(Roff roff) {
    roff.section("OPTIONS");
    for (PositionalParamSpec argument : command.positionalParameters()) {
      roff.item(Inline.usage(label(argument)), String.join(" ", argument.description()));
    }
    for (OptionSpec option : command.options()) {
      List<String> names = new ArrayList<>();
      for (String name : option.names()) {
        names.add(Inline.bold(name) + Inline.usage(value(option, name)));
      }
      roff.item(String.join(", ", names), String.join(" ", option.description()));
    }
  }

  private static String value(OptionSpec option, String name) {
    if (option.arity().max() == 0) {
      return "";
    }
    String separator = name.startsWith("--") ? "=" : " ";
    return option.arity().min() > 0
        ? separator + option.paramLabel()
        : "[" + separator + option.paramLabel() + "]";
  }

  private static String label(PositionalParamSpec argument) {
    String dots = argument.arity().max() > 1 ? "..." : "";
    return argument.arity().min() > 0
        ? argument.paramLabel() + dots
        : "[" + argument.paramLabel() + dots + "]";
  }

  private void blocks(Roff roff, String section) {
    for (Prose.Block block : prose.section(section)) {
      if (!block.example().isEmpty()) {
        roff.example(block.example());
      } else if (!block.term().isEmpty()) {
        roff.item(Inline.prose(block.term()), block.text());
      } else {
        roff.paragraph(block.text());
      }
    }
  }

  private String seeAlso() {
    List<String> pages = new ArrayList<>();
    if (!isProgram()) {
      pages.add(program.name() + "(1)");
    }
    program.subcommands().values().stream()
        .filter(each -> !each.getCommandSpec().equals(command))
        .forEach(each -> pages.add(page(each)));
    prose.section("SEE ALSO").forEach(block -> pages.add(block.text()));
    return String.join(", ", pages);
  }

  private String page(CommandLine each) {
    return program.name() + "-" + each.getCommandName() + "(1)";
  }

  /** Returns the summary of a command. */
  private static String sentence(CommandSpec command) {
    return String.join(" ", command.usageMessage().header());
  }

  /** Returns the summary as it follows the name of a page: no capital, no full stop. */
  private static String summary(CommandSpec command) {
    String text = sentence(command);
    String first = text.substring(0, 1).toLowerCase(Locale.ROOT);
    return Inline.prose(first + text.substring(1, text.length() - 1));
  }

  /** Header and description, without the empty lines that make room in the help. */
  private static List<String> text(CommandSpec command) {
    return Stream.of(command.usageMessage().header(), command.usageMessage().description())
        .flatMap(Stream::of)
        .filter(line -> !line.isBlank())
        .toList();
  }
}
