package io.github.unitgen.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script for bash; it needs nothing of the package bash-completion. */
public final class BashScript {
  private static final String HEAD =
      """
      # Completes the words of unitgen in bash; made by `unitgen completion bash`.
      _unitgen_words() {
        local word
        for word in $1; do
          if [[ $word == "$cur"* ]]; then COMPREPLY+=("$head$word"); fi
        done
      }

      # The bash of macOS has no compopt: there, names of files are offered everywhere.
      _unitgen_paths() {
        compopt -o "$1" 2>/dev/null || true
      }

      _unitgen() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
        local command=${COMP_WORDS[1]-} head='' attached=''
        COMPREPLY=()
        compopt +o default 2>/dev/null || true
        # Where `=` divides words, --format=json is three of them; else it is one.
        if [[ $cur == '=' ]]; then
          cur='' attached=1
        elif [[ $prev == '=' ]]; then
          prev=${COMP_WORDS[COMP_CWORD - 2]} attached=1
        elif [[ $cur == --*=* ]]; then
          prev=${cur%%=*} head=${cur%%=*}= cur=${cur#*=} attached=1
        fi
      """;

  private static final String TAIL =
      """
      }

      complete -o default -F _unitgen unitgen
      """;

  private final CommandSpec program;
  private final Vocabulary vocabulary;
  private final StringBuilder out = new StringBuilder();

  /** {@code program}: with all its commands. */
  public BashScript(CommandSpec program, Vocabulary vocabulary) {
    this.program = program;
    this.vocabulary = vocabulary;
  }

  /** The text of the script. */
  public String text() {
    out.setLength(0);
    out.append(HEAD);
    List<String> first = new ArrayList<>(program.subcommands().keySet());
    program.options().forEach(option -> first.addAll(List.of(option.names())));
    out.append("  if ((COMP_CWORD == 1)); then\n    _unitgen_words '");
    out.append(String.join(" ", first)).append("'\n    return\n  fi\n");
    out.append("  case $command:$prev in\n");
    values();
    out.append("  esac\n  case $command:$cur in\n");
    for (Map.Entry<String, CommandLine> command : program.subcommands().entrySet()) {
      List<String> names = new ArrayList<>();
      command.getValue().getCommandSpec().options().stream()
          .map(OptionSpec::names)
          .forEach(all -> names.addAll(List.of(all)));
      out.append("    ").append(command.getKey()).append(":-*)\n");
      out.append("      _unitgen_words '").append(String.join(" ", names)).append("'\n");
      out.append("      ;;\n");
    }
    arguments();
    return out.append("  esac\n").append(TAIL).toString();
  }

  /** A case for all options of all commands that take the same; they come before the others. */
  private void values() {
    Map<Values, List<String>> required = new LinkedHashMap<>();
    Map<Values, List<String>> attached = new LinkedHashMap<>();
    program
        .subcommands()
        .forEach(
            (name, command) -> {
              for (OptionSpec option : command.getCommandSpec().options()) {
                boolean needed = Vocabulary.needsValue(option);
                if (needed || Vocabulary.takesAttachedValue(option)) {
                  List<String> patterns =
                      (needed ? required : attached)
                          .computeIfAbsent(vocabulary.of(option), values -> new ArrayList<>());
                  for (String word : option.names()) {
                    patterns.add(name + ":" + word);
                  }
                }
              }
            });
    required.forEach(
        (values, patterns) -> {
          out.append("    ").append(String.join(" | ", patterns)).append(")\n");
          offer(values);
          out.append("      return\n      ;;\n");
        });
    attached.forEach(
        (values, patterns) -> {
          out.append("    ").append(String.join(" | ", patterns)).append(")\n");
          out.append("      if [[ $attached ]]; then\n  ");
          offer(values);
          out.append("        return\n      fi\n      ;;\n");
        });
  }

  private void arguments() {
    program
        .subcommands()
        .forEach(
            (name, command) -> {
              for (PositionalParamSpec argument : command.getCommandSpec().positionalParameters()) {
                out.append("    ").append(name).append(":*)\n");
                offer(vocabulary.of(argument));
                out.append("      ;;\n");
              }
            });
  }

  private void offer(Values values) {
    switch (values.kind()) {
      case WORDS -> out.append("      _unitgen_words '").append(values.joined()).append("'\n");
      case FILES -> out.append("      _unitgen_paths default\n");
      case FOLDERS -> out.append("      _unitgen_paths dirnames\n");
      case NOTHING -> {}
    }
  }
}
