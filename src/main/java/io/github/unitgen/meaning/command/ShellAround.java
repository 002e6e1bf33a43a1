package io.github.unitgen.meaning.command;

import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import java.util.Optional;

/**
 * A main process of a service that is a shell, because it waits for {@code program}. {@code surely}
 * says that this holds whichever shell {@code sh} is. Otherwise it holds only for dash, which
 * replaces itself with a command only by {@code exec}.
 */
public record ShellAround(Started program, String shell, boolean surely) {
  /**
   * Returns the shell, or empty if it is replaced, may be replaced, or supervises the programs that
   * it starts.
   */
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

  /**
   * Returns a fix that inserts {@code exec} before the program, or empty if its place is not exact.
   */
  public Optional<Fix> exec(Source source) {
    return ShellMain.exec(program, source);
  }

  private static Optional<ShellAround> around(Started program) {
    String shell = "";
    for (Wrapper wrapper : program.wrappers()) {
      shell = Interpreters.isShell(wrapper.name()) ? wrapper.name() : shell;
    }
    // bash replaces itself with the last command of -c, unless something remains to be done.
    boolean more = !program.redirections().isEmpty() || program.context().inBranch();
    return switch (shell) {
      case "dash" -> Optional.of(new ShellAround(program, shell, true));
      case "sh" -> Optional.of(new ShellAround(program, shell, more));
      case "bash" -> more ? Optional.of(new ShellAround(program, shell, true)) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
