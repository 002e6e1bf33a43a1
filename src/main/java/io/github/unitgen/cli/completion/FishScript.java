package io.github.unitgen.cli.completion;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script for fish. */
public final class FishScript {
  private static final String HEAD =
      """
      # Completes the words of unitgen in fish; made by `unitgen completion fish`.
      function __unitgen_is_first
          test (count (commandline -opc)) -eq 1
      end

      function __unitgen_is_in
          set -l words (commandline -opc)
          test (count $words) -ge 2; and test $words[2] = $argv[1]
      end

      """;

  private final CommandSpec program;
  private final Vocabulary vocabulary;
  private final WordLists lists;
  private final StringBuilder out = new StringBuilder();

  /** {@code program}: with all its commands. */
  public FishScript(CommandSpec program, Vocabulary vocabulary) {
    this.program = program;
    this.vocabulary = vocabulary;
    this.lists = new WordLists(program, vocabulary);
  }

  /** The text of the script. */
  public String text() {
    out.setLength(0);
    out.append(HEAD);
    lists.all().forEach((values, name) -> list(name, values));
    out.append("complete -c unitgen -f\n");
    program.options().forEach(option -> option("__unitgen_is_first", option));
    program
        .subcommands()
        .forEach(
            (name, command) -> {
              String summary = Vocabulary.summary(command.getCommandSpec());
              out.append("complete -c unitgen -n __unitgen_is_first -a ").append(name);
              out.append(" -d ").append(quoted(summary)).append('\n');
            });
    program.subcommands().forEach((name, command) -> command(name, command.getCommandSpec()));
    return out.toString();
  }

  private void list(String name, Values values) {
    out.append("function _").append(name).append("\n    printf '%s\\t%s\\n'");
    for (Value value : values.words()) {
      out.append(" \\\n        ").append(value.word()).append(' ').append(quoted(value.summary()));
    }
    out.append("\nend\n\n");
  }

  private void command(String name, CommandSpec command) {
    String condition = "'__unitgen_is_in " + name + "'";
    out.append('\n');
    command.options().forEach(option -> option(condition, option));
    for (PositionalParamSpec argument : command.positionalParameters()) {
      out.append("complete -c unitgen -n ").append(condition);
      out.append(offer(vocabulary.of(argument))).append('\n');
    }
  }

  private void option(String condition, OptionSpec option) {
    out.append("complete -c unitgen -n ").append(condition);
    for (String name : option.names()) {
      boolean isLong = name.startsWith("--");
      out.append(isLong ? " -l " : " -s ").append(name.substring(isLong ? 2 : 1));
    }
    if (Vocabulary.needsValue(option)) {
      out.append(" -r").append(offer(vocabulary.of(option)));
    } else if (Vocabulary.takesAttachedValue(option)) {
      out.append(offer(vocabulary.of(option)));
    }
    out.append(" -d ").append(quoted(Vocabulary.summary(option.description()))).append('\n');
  }

  private String offer(Values values) {
    if (lists.has(values)) {
      return " -f -a '(_" + lists.name(values) + ")'";
    }
    return switch (values.kind()) {
      case WORDS -> " -f -a " + quoted(values.joined());
      case FILES -> " -F";
      case FOLDERS -> " -f -a '(__fish_complete_directories)'";
      case NOTHING -> " -f";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
