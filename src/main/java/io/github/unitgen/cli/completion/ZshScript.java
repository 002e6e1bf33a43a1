package io.github.unitgen.cli.completion;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script for zsh: a file of {@code fpath}, or to be sourced. */
public final class ZshScript {
  private static final String HEAD =
      """
      #compdef unitgen
      # Completes the words of unitgen in zsh; made by `unitgen completion zsh`.
      """;

  private static final String TAIL =
      """

      # As a file of fpath it is called when it is loaded; else it is sourced.
      if [[ $funcstack[1] == _unitgen ]]; then
        _unitgen "$@"
      else
        compdef _unitgen unitgen
      fi
      """;

  private final CommandSpec program;
  private final Vocabulary vocabulary;
  private final WordLists lists;
  private final StringBuilder out = new StringBuilder();

  /** {@code program}: with all its commands. */
  public ZshScript(CommandSpec program, Vocabulary vocabulary) {
    this.program = program;
    this.vocabulary = vocabulary;
    this.lists = new WordLists(program, vocabulary);
  }

  /** The text of the script. */
  public String text() {
    out.setLength(0);
    out.append(HEAD);
    lists.all().forEach((values, name) -> list(name, values));
    program.subcommands().forEach((name, command) -> command(name, command.getCommandSpec()));
    program();
    return out.append(TAIL).toString();
  }

  private void list(String name, Values values) {
    out.append('\n').append(name).append("() {\n  local -a words=(\n");
    for (Value value : values.words()) {
      String summary = value.summary().isEmpty() ? "" : ":" + value.summary();
      out.append("    ").append(quoted(value.word() + summary)).append('\n');
    }
    out.append("  )\n  _describe -t values value words\n}\n");
  }

  private void command(String name, CommandSpec command) {
    out.append("\n_unitgen_").append(name).append("_command() {\n  _arguments -s -S");
    command.options().forEach(this::option);
    for (PositionalParamSpec argument : command.positionalParameters()) {
      boolean many = argument.arity().max() > 1;
      out.append(" \\\n    ")
          .append(quoted((many ? "*" : "1") + ":" + argument.paramLabel() + action(argument)));
    }
    out.append("\n}\n");
  }

  private void program() {
    out.append("\n_unitgen_commands() {\n  local -a commands=(\n");
    program
        .subcommands()
        .forEach(
            (name, command) ->
                out.append("    ")
                    .append(quoted(name + ":" + Vocabulary.summary(command.getCommandSpec())))
                    .append('\n'));
    out.append("  )\n  _describe -t commands command commands\n}\n");
    out.append("\n_unitgen() {\n");
    out.append("  local curcontext=$curcontext state state_descr line ret=1\n");
    out.append("  typeset -A opt_args\n  _arguments -C -S");
    program.options().forEach(this::option);
    out.append(
        " \\\n    '1:command:_unitgen_commands' \\\n    '*::argument:->arguments' && ret=0\n");
    out.append(
        """
          if [[ $state == arguments ]] && (( $+functions[_unitgen_${words[1]}_command] )); then
            curcontext=${curcontext%:*:*}:unitgen-$words[1]:
            _unitgen_${words[1]}_command && ret=0
          fi
          return ret
        }
        """);
  }

  private void option(OptionSpec option) {
    boolean many = option.isMultiValue();
    String help = "[" + bracketed(Vocabulary.summary(option.description())) + "]";
    String excluded = String.join(" ", option.names());
    for (String name : option.names()) {
      String text = many ? "*" : "(" + (option.usageHelp() ? "- *" : excluded) + ")";
      text += name;
      if (Vocabulary.needsValue(option)) {
        text += (name.startsWith("--") ? "=" : "+") + help;
        text += ":" + label(option) + action(option);
      } else if (Vocabulary.takesAttachedValue(option)) {
        text += "=-" + help + "::" + label(option) + action(option);
      } else {
        text += help;
      }
      out.append(" \\\n    ").append(quoted(text));
    }
  }

  private String action(ArgSpec argument) {
    Values values = vocabulary.of(argument);
    if (lists.has(values)) {
      return ":" + lists.name(values);
    }
    return switch (values.kind()) {
      case WORDS -> ":(" + values.joined() + ")";
      case FILES -> ":_files";
      case FOLDERS -> ":_files -/";
      case NOTHING -> ": ";
    };
  }

  private static String label(ArgSpec argument) {
    return argument.paramLabel().replace(":", "\\:");
  }

  private static String bracketed(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
