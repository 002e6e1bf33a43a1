package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;

/** The settings, besides the type, that tell systemd about the main process of a service. */
public final class MainProcess {
  /** The names of the settings. */
  public static final String PID_FILE = "PIDFile";

  public static final String REMAINS = "RemainAfterExit";
  public static final String NOTIFY_ACCESS = "NotifyAccess";
  public static final String WATCHDOG = "WatchdogSec";

  private static final String SERVICE = "Service";

  private MainProcess() {}

  /** Returns the lines that name a PID file, in file order; the last one counts. */
  public static List<Assignment> pidFiles(UnitInput unit) {
    return unit.effective(SERVICE, PID_FILE);
  }

  /** Whether systemd guesses the main process of a service that forks without a PID file. */
  public static boolean isGuessed(UnitInput unit) {
    return !unit.isNo(SERVICE, "GuessMainPID");
  }

  /** Whether the service stays active after its processes have ended. */
  public static boolean isUpWithoutIt(UnitInput unit) {
    return upWithoutIt(unit).isPresent();
  }

  /** Returns the assignment that keeps the service active after its processes have ended. */
  public static Optional<Assignment> upWithoutIt(UnitInput unit) {
    return unit.isYes(SERVICE, REMAINS) ? unit.last(SERVICE, REMAINS) : Optional.empty();
  }

  /** Returns the assignment that determines which processes may send sd_notify(3) messages. */
  public static Optional<Assignment> notifyAccess(UnitInput unit) {
    return unit.set(SERVICE, NOTIFY_ACCESS);
  }

  /**
   * Returns the longest time between two messages of the program to the watchdog, or empty if the
   * unit sets none.
   */
  public static Optional<TimeSetting> watchdog(UnitInput unit) {
    return TimeSetting.last(unit, SERVICE, WATCHDOG)
        .filter(time -> time.length() > 0 && !time.isInfinite());
  }
}
