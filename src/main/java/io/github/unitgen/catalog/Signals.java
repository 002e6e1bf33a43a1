package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signals by name, with the numbers of Linux on x86 and ARM (signal(7)). Names are in upper case
 * and without SIG.
 */
public final class Signals {
  private static final List<String> BY_NUMBER =
      List.of(
          "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
          "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU",
          "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

  /** Aliases of signals, as libnih 1.0.4 and systemd 252 know them. */
  private static final Map<String, String> ALIASES =
      Map.of("IOT", "ABRT", "CLD", "CHLD", "POLL", "IO", "UNUSED", "SYS");

  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    for (int i = 1; i < BY_NUMBER.size(); i++) {
      NUMBERS.put(BY_NUMBER.get(i), i);
    }
  }

  private Signals() {}

  /** Returns the signals 1 to 31 in numeric order, without aliases and real-time signals. */
  public static List<String> names() {
    return BY_NUMBER.subList(1, BY_NUMBER.size());
  }

  /**
   * Returns the number of a signal by its name or alias (without SIG, in upper case), or empty for
   * an unknown name and for real-time signals.
   */
  public static Optional<Integer> number(String name) {
    return Optional.ofNullable(NUMBERS.get(ALIASES.getOrDefault(name, name)));
  }

  /** Returns the name of signal {@code number}, or empty if it is not from 1 to 31. */
  public static Optional<String> name(int number) {
    return number > 0 && number < BY_NUMBER.size()
        ? Optional.of(BY_NUMBER.get(number))
        : Optional.empty();
  }
}
