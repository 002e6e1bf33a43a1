package io.github.unitgen.syntax.shell;

import io.github.unitgen.syntax.shell.ShellScript.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The effect of a script if each of its commands succeeds, determined without running it. If {@code
 * unknown} is empty, the rest is all that the script does, apart from the variables that the files
 * set.
 *
 * @param programs the programs in the order of their start
 * @param sourced the files that {@code .} reads
 * @param unknown the commands whose effect cannot be determined
 * @param end the state of the shell at the end of the script
 */
public record ShellRun(
    List<Program> programs, List<String> sourced, List<Command> unknown, State end) {
  public ShellRun {
    programs = List.copyOf(programs);
    sourced = List.copyOf(sourced);
    unknown = List.copyOf(unknown);
  }

  /** The current directory and the exported variables with which a program would start. */
  public record State(Map<String, String> environment, Optional<String> directory) {
    public State {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * A program that is started, with its state. PWD and OLDPWD, which {@code cd} exports, are left
   * out unless the script sets them. {@code replacesShell} is true of the last program if the
   * script itself becomes it; nothing after it is run.
   */
  public record Program(List<String> argv, State state, boolean replacesShell) {
    public Program {
      argv = List.copyOf(argv);
    }
  }

  /** Pure: it starts no process. All of {@code environment} is exported from the beginning. */
  public static ShellRun of(ShellScript script, Map<String, String> environment) {
    Runner runner = new Runner(environment);
    for (Command command : script.commands()) {
      if (runner.isReplaced()) {
        break;
      }
      runner.command(command);
    }
    return runner.result();
  }

  /** Returns the program that the script becomes. */
  public Optional<Program> main() {
    return programs.stream().filter(Program::replacesShell).findFirst();
  }
}
