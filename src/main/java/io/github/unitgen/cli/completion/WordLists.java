package io.github.unitgen.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Names for the lists of words that need a function: those that are long or have summaries. */
final class WordLists {
  private static final int SHORT = 12;

  private final Map<Values, String> names = new LinkedHashMap<>();

  WordLists(CommandSpec program, Vocabulary vocabulary) {
    for (CommandLine command : program.subcommands().values()) {
      List<ArgSpec> arguments = new ArrayList<>(command.getCommandSpec().options());
      arguments.addAll(command.getCommandSpec().positionalParameters());
      for (ArgSpec argument : arguments) {
        Values values = vocabulary.of(argument);
        if (values.words().size() > SHORT && !names.containsKey(values)) {
          String name = "_unitgen_" + argument.paramLabel().toLowerCase(Locale.ROOT);
          names.put(values, names.containsValue(name) ? name + "_" + names.size() : name);
        }
      }
    }
  }

  /** Each list with the name of its function. */
  Map<Values, String> all() {
    return names;
  }

  /** Whether a list has a function of its own. */
  boolean has(Values values) {
    return names.containsKey(values);
  }

  String name(Values values) {
    return names.getOrDefault(values, "");
  }
}
