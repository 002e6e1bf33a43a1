package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Enums;
import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

/**
 * How systemd stops a service (systemd.kill(5)). It runs the commands of ExecStop=, sends a signal
 * to the processes that KillMode= names, and sends KILL when the time is up. Each line is the
 * assignment that counts.
 *
 * @param signalLine the line that sets the signal, empty for the default
 * @param modeLine the line that sets KillMode=, empty for the default
 * @param timeout the time until KILL, empty for the default
 * @param hasCommands whether the unit has commands in ExecStop=
 * @param withoutKill the line that switches KILL off, empty if KILL is sent in the end
 */
public record Stop(
    Optional<Assignment> signalLine,
    Optional<Assignment> modeLine,
    Optional<TimeSetting> timeout,
    boolean hasCommands,
    Optional<Assignment> withoutKill) {
  /**
   * The setting that determines which processes get the signal, and the one that switches KILL off.
   */
  public static final String MODE = "KillMode";

  public static final String FINAL_KILL = "SendSIGKILL";

  /** DefaultTimeoutStopSec= in microseconds, unless system.conf changes it. */
  public static final long DEFAULT_TIMEOUT = 90 * TimeSetting.SECOND;

  private static final String SERVICE = "Service";
  private static final String TERM = "TERM";

  /** Returns how {@code unit} stops, which is computed once. */
  public static Stop of(UnitInput unit) {
    return unit.derived(Stop.class, Stop::read);
  }

  private static Stop read(UnitInput unit) {
    return new Stop(
        unit.set(SERVICE, "KillSignal"),
        mode(unit, SERVICE),
        TimeSetting.last(unit, SERVICE, "TimeoutStopSec", "TimeoutSec"),
        !unit.effective(SERVICE, "ExecStop").isEmpty(),
        unit.isNo(SERVICE, FINAL_KILL) ? unit.last(SERVICE, FINAL_KILL) : Optional.empty());
  }

  /** Whether all of {@code versions} know {@code KillMode=mixed}. */
  public static boolean hasMixed(SystemdVersions versions) {
    return Enums.find(SERVICE, "KillMode", "mixed").filter(versions::know).isPresent();
  }

  /** Returns the assignment to KillMode= that counts in {@code [section]}. */
  public static Optional<Assignment> mode(UnitInput unit, String section) {
    return unit.set(section, MODE);
  }

  /** Returns the signal that asks the service to end, without SIG. */
  public String signal() {
    return signalLine.flatMap(line -> signalName(line.value())).orElse(TERM);
  }

  /**
   * Returns the name of a signal as units write it, without SIG, or empty if {@code written} is not
   * a signal.
   */
  public static Optional<String> signalName(String written) {
    String name = written.startsWith("SIG") ? written.substring(3) : written;
    if (!written.isEmpty()
        && written.length() < 3
        && written.chars().allMatch(Character::isDigit)) {
      return Signals.name(Integer.parseInt(written));
    }
    boolean known = Signals.number(name).isPresent() || name.startsWith("RTM");
    return known ? Optional.of(name) : Optional.empty();
  }

  /** Whether KillMode= is {@code word}; the default is {@code control-group}. */
  public boolean isMode(String word) {
    return (modeLine.isPresent() ? modeLine.get().value() : "control-group").equals(word);
  }

  /**
   * Returns the time until KILL, in microseconds. systemd reads 0 as infinity in these settings.
   */
  public long length() {
    long length = timeout.isPresent() ? timeout.get().length() : DEFAULT_TIMEOUT;
    return length == 0 ? TimeSetting.INFINITE : length;
  }

  /** Whether systemd waits endlessly for a program that does not end. */
  public boolean isEndless() {
    return length() == TimeSetting.INFINITE;
  }

  /**
   * Whether a stop has nothing to do, because the commands of {@code unit} have run to their end.
   */
  public static boolean isOfNothing(UnitInput unit) {
    return ServiceType.of(unit).isOneshot()
        && !(MainProcess.isUpWithoutIt(unit) && of(unit).hasCommands());
  }

  /**
   * Whether the signal comes first and KILL last: no command stops the service, and no setting
   * keeps systemd from killing it.
   */
  public boolean killsInTheEnd() {
    return !hasCommands && !isMode("none") && withoutKill.isEmpty();
  }
}
