package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.meaning.systemd.Stop;
import java.util.List;
import java.util.Optional;

/** The program kill, in a unit that uses it to send a signal to the main process. */
public final class MainKill {
  private static final int TERM = 15;

  private MainKill() {}

  /**
   * Returns the signal that {@code kill} sends to the main process, without SIG, or empty if it
   * does something else.
   */
  public static Optional<String> signal(Started kill) {
    List<Argument> words = kill.arguments();
    if (!kill.program().equals("kill") || words.isEmpty() || kill.context().shell()) {
      return Optional.empty();
    }
    String target = words.get(words.size() - 1).value();
    if (!target.equals("$MAINPID") && !target.equals("${MAINPID}")) {
      return Optional.empty();
    }
    String first = words.get(0).value();
    return switch (words.size()) {
      case 1 -> Signals.name(TERM);
      case 2 -> first.startsWith("-") ? Stop.signalName(first.substring(1)) : Optional.empty();
      case 3 ->
          first.equals("-s") || first.equals("--signal") || first.equals("-n")
              ? Stop.signalName(words.get(1).value())
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
