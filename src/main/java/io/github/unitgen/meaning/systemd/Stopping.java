package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Signals;
import java.util.Optional;

/** How systemd asks a service to stop. */
public final class Stopping {
  private static final String SERVICE = "Service";
  private static final String TERM = "TERM";

  private Stopping() {}

  /** The signal that it gets, without SIG. */
  public static String signal(UnitInput unit) {
    return unit.last(SERVICE, "KillSignal").flatMap(line -> name(line.value())).orElse(TERM);
  }

  /** The name of a signal as units write it, without SIG; empty for what is none. */
  public static Optional<String> name(String written) {
    String name = written.startsWith("SIG") ? written.substring(3) : written;
    if (!written.isEmpty()
        && written.length() < 3
        && written.chars().allMatch(Character::isDigit)) {
      return Signals.name(Integer.parseInt(written));
    }
    boolean known = Signals.number(name).isPresent() || name.startsWith("RTM");
    return known ? Optional.of(name) : Optional.empty();
  }

  /**
   * Whether the signal comes first and KILL last: no command stops the service, and nothing keeps
   * systemd from killing it.
   */
  public static boolean killsInTheEnd(UnitInput unit) {
    return unit.effective(SERVICE, "ExecStop").isEmpty()
        && !unit.value(SERVICE, "KillMode").equals("none")
        && (unit.value(SERVICE, "SendSIGKILL").isEmpty() || unit.isYes(SERVICE, "SendSIGKILL"));
  }
}
