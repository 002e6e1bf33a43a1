package io.github.unitgen.meaning.command;

import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import java.util.Optional;

/**
 * The main process of a service that is a shell, as it waits for {@code program}. {@code surely}:
 * whichever shell {@code sh} is; else only where it is dash, which has no command take its place
 * without {@code exec}.
 */
public record ShellAround(Started program, String shell, boolean surely) {
  /** Empty where the shell is gone, may be, or looks after what it has started. */
  public static Optional<ShellAround> of(Commands commands) {
    Optional<Started> found = Optional.empty();
    for (Started started : commands.main()) {
      if (started.program().equals("trap") || started.program().equals("wait")) {
        return Optional.empty();
      }
      if (ShellMain.isLeft(started, commands) && started.wrapper("runuser").isEmpty()) {
        found = Optional.of(started);
      }
    }
    return found.flatMap(ShellAround::around);
  }

  /** Puts {@code exec} in front of the program; empty where its place is not exact. */
  public Optional<Fix> exec(Source source) {
    return ShellMain.exec(program, source);
  }

  private static Optional<ShellAround> around(Started program) {
    String shell = "";
    for (Wrapper wrapper : program.wrappers()) {
      shell = Interpreters.isShell(wrapper.name()) ? wrapper.name() : shell;
    }
    // bash lets the last command of -c take its place, unless there is something left to do.
    boolean more = !program.redirections().isEmpty() || program.context().inBranch();
    return switch (shell) {
      case "dash" -> Optional.of(new ShellAround(program, shell, true));
      case "sh" -> Optional.of(new ShellAround(program, shell, more));
      case "bash" -> more ? Optional.of(new ShellAround(program, shell, true)) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
