package io.github.unitgen.syntax.shell;

import io.github.unitgen.syntax.shell.ShellScript.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a script does where each of its commands succeeds, told without running it: the programs in
 * the order of their start, the files that {@code .} reads, and the commands of which that cannot
 * be told. Where {@code unknown} is empty, the rest is all that the script does, but for what the
 * files set.
 */
public record ShellRun(
    List<Program> programs, List<String> sourced, List<Command> unknown, State end) {
  public ShellRun {
    programs = List.copyOf(programs);
    sourced = List.copyOf(sourced);
    unknown = List.copyOf(unknown);
  }

  /** Where and with which exported variables a program would be started. */
  public record State(Map<String, String> environment, Optional<String> directory) {
    public State {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * A program that is started: {@code state} is what it is given. PWD and OLDPWD, which {@code cd}
   * exports, are left out unless the script sets them. {@code replacesShell} is true of the last
   * one, where the script itself becomes it; nothing after it is run.
   */
  public record Program(List<String> argv, State state, boolean replacesShell) {
    public Program {
      argv = List.copyOf(argv);
    }
  }

  /** Pure: nothing is started. All of {@code environment} is exported from the beginning. */
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

  /** The program that the script becomes. */
  public Optional<Program> main() {
    return programs.stream().filter(Program::replacesShell).findFirst();
  }
}
