package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Enums;
import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

/**
 * How systemd stops a service (systemd.kill(5)): the commands of ExecStop=, then a signal to the
 * processes that KillMode= names, then KILL once the time is up. The lines are those that count;
 * {@code timeout} is empty where the default holds, {@code withoutKill} where KILL comes in the
 * end.
 */
public record Stop(
    Optional<Assignment> signalLine,
    Optional<Assignment> modeLine,
    Optional<TimeSetting> timeout,
    boolean hasCommands,
    Optional<Assignment> withoutKill) {
  /**
   * The setting that says which processes get the signal, and the one that keeps KILL from them.
   */
  public static final String MODE = "KillMode";

  public static final String FINAL_KILL = "SendSIGKILL";

  /** DefaultTimeoutStopSec=, in microseconds, where system.conf does not say otherwise. */
  public static final long DEFAULT_TIMEOUT = 90 * TimeSetting.SECOND;

  private static final String SERVICE = "Service";
  private static final String TERM = "TERM";

  /** That of {@code unit}; worked out once. */
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

  /** The assignment to KillMode= that counts in {@code [section]}. */
  public static Optional<Assignment> mode(UnitInput unit, String section) {
    return unit.set(section, MODE);
  }

  /** The signal that asks the service to end, without SIG. */
  public String signal() {
    return signalLine.flatMap(line -> signalName(line.value())).orElse(TERM);
  }

  /** The name of a signal as units write it, without SIG; empty for what is none. */
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

  /** Whether KillMode= is {@code word}; {@code control-group} where nothing is written. */
  public boolean isMode(String word) {
    return (modeLine.isPresent() ? modeLine.get().value() : "control-group").equals(word);
  }

  /** In microseconds. systemd takes 0 for infinity in these settings. */
  public long length() {
    long length = timeout.isPresent() ? timeout.get().length() : DEFAULT_TIMEOUT;
    return length == 0 ? TimeSetting.INFINITE : length;
  }

  /** Whether a program that does not end is waited for without end. */
  public boolean isEndless() {
    return length() == TimeSetting.INFINITE;
  }

  /** Whether nothing is left to be done: the commands of {@code unit} have run to their end. */
  public static boolean isOfNothing(UnitInput unit) {
    return ServiceType.of(unit).isOneshot()
        && !(MainProcess.isUpWithoutIt(unit) && of(unit).hasCommands());
  }

  /**
   * Whether the signal comes first and KILL last: no command stops the service, and nothing keeps
   * systemd from killing it.
   */
  public boolean killsInTheEnd() {
    return !hasCommands && !isMode("none") && withoutKill.isEmpty();
  }
}
