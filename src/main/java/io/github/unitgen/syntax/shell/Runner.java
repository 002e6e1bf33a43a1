package io.github.unitgen.syntax.shell;

import io.github.unitgen.syntax.shell.ShellRun.Program;
import io.github.unitgen.syntax.shell.ShellRun.State;
import io.github.unitgen.syntax.shell.ShellScript.Assignment;
import io.github.unitgen.syntax.shell.ShellScript.Command;
import io.github.unitgen.syntax.shell.ShellScript.Simple;
import io.github.unitgen.syntax.shell.ShellScript.SourceIfReadable;
import io.github.unitgen.syntax.shell.ShellScript.Subshell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The state of a shell that reads a script, and its actions so far. */
final class Runner {
  private final Map<String, String> variables;
  private final Set<String> exported;
  private Optional<String> directory;
  private boolean exportsAll;
  private boolean replaced;

  private final List<Program> programs;
  private final List<String> sourced = new ArrayList<>();
  private final List<Command> unknown = new ArrayList<>();

  Runner(Map<String, String> environment) {
    variables = new HashMap<>(environment);
    exported = new HashSet<>(environment.keySet());
    directory = Optional.empty();
    programs = new ArrayList<>();
  }

  /**
   * Creates a subshell, which starts with its parent's state; the parent keeps only the subshell's
   * programs.
   */
  private Runner(Runner parent) {
    variables = new HashMap<>(parent.variables);
    exported = new HashSet<>(parent.exported);
    directory = parent.directory;
    exportsAll = parent.exportsAll;
    programs = new ArrayList<>();
  }

  boolean isReplaced() {
    return replaced;
  }

  ShellRun result() {
    return new ShellRun(programs, sourced, unknown, state(Map.of()));
  }

  void command(Command command) {
    if (!understands(command)) {
      unknown.add(command);
    }
  }

  private boolean understands(Command command) {
    if (command instanceof Simple simple) {
      return simple(simple);
    }
    if (command instanceof Subshell subshell) {
      return subshell(subshell.command());
    }
    return command instanceof SourceIfReadable source
        && source.tested().value(variables).isPresent()
        && source.tested().value(variables).equals(source.sourced().value(variables))
        && source(source.sourced().value(variables).orElseThrow());
  }

  private boolean subshell(Simple command) {
    Runner inner = new Runner(this);
    if (!inner.simple(command)) {
      return false;
    }
    for (Program program : inner.programs) {
      programs.add(new Program(program.argv(), program.state(), false));
    }
    sourced.addAll(inner.sourced);
    return true;
  }

  private boolean simple(Simple command) {
    List<String> words = new ArrayList<>();
    for (ShellWord word : command.words()) {
      Optional<String> value = word.value(variables);
      if (value.isEmpty()) {
        return false;
      }
      words.add(value.get());
    }
    Map<String, String> assigned = new HashMap<>();
    Map<String, String> seen = new HashMap<>(variables);
    for (Assignment assignment : command.assignments()) {
      Optional<String> value = assignment.value().value(seen);
      if (value.isEmpty()) {
        return false;
      }
      assigned.put(assignment.name(), value.get());
      seen.put(assignment.name(), value.get());
    }
    if (words.isEmpty()) {
      assigned.forEach(this::set);
      return true;
    }
    List<String> arguments = words.subList(1, words.size());
    if (words.get(0).equals("exec")) {
      return exec(arguments, assigned);
    }
    if (ShellNames.isBuiltinWithoutProgram(words.get(0))) {
      // The effect of the assignments differs between builtins.
      return assigned.isEmpty() && builtin(words.get(0), arguments);
    }
    programs.add(new Program(words, state(assigned), false));
    return true;
  }

  private boolean exec(List<String> arguments, Map<String, String> assigned) {
    if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
      return false;
    }
    programs.add(new Program(arguments, state(assigned), true));
    replaced = true;
    return true;
  }

  private boolean builtin(String name, List<String> arguments) {
    return switch (name) {
      case "export" -> !arguments.isEmpty() && arguments.stream().allMatch(this::export);
      case "set" -> arguments.size() == 1 && exportAll(arguments.get(0));
      case "cd" -> arguments.size() == 1 && changeTo(arguments.get(0));
      case "." -> arguments.size() == 1 && source(arguments.get(0));
      case ":" -> true;
      default -> false;
    };
  }

  private boolean export(String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    if (!ShellNames.isName(name)) {
      return false;
    }
    exported.add(name);
    if (equals >= 0) {
      set(name, argument.substring(equals + 1));
    }
    return true;
  }

  private boolean exportAll(String option) {
    boolean known = option.equals("-a") || option.equals("+a");
    exportsAll = known ? option.equals("-a") : exportsAll;
    return known;
  }

  private boolean changeTo(String folder) {
    // `cd -` and options, and `cd ''`, which shells do not agree on.
    if (folder.isEmpty() || folder.startsWith("-")) {
      return false;
    }
    directory =
        Optional.of(
            folder.startsWith("/")
                ? folder
                : directory.map(parent -> parent + "/" + folder).orElse(folder));
    return true;
  }

  private boolean source(String file) {
    boolean plain = !file.isEmpty() && !file.startsWith("-");
    if (plain) {
      sourced.add(file);
    }
    return plain;
  }

  private void set(String name, String value) {
    variables.put(name, value);
    if (exportsAll) {
      exported.add(name);
    }
  }

  private State state(Map<String, String> assigned) {
    Map<String, String> environment = new HashMap<>(assigned);
    for (String name : exported) {
      if (variables.containsKey(name) && !assigned.containsKey(name)) {
        environment.put(name, variables.get(name));
      }
    }
    return new State(environment, directory);
  }
}
