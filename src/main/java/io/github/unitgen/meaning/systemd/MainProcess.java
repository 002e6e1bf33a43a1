package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;

/** What tells systemd of the main process of a service, beside its type. */
public final class MainProcess {
  /** The settings. */
  public static final String PID_FILE = "PIDFile";

  public static final String REMAINS = "RemainAfterExit";
  public static final String NOTIFY_ACCESS = "NotifyAccess";
  public static final String WATCHDOG = "WatchdogSec";

  private static final String SERVICE = "Service";

  private MainProcess() {}

  /** The lines that name a PID file, in file order; the last one counts. */
  public static List<Assignment> pidFiles(UnitInput unit) {
    return unit.effective(SERVICE, PID_FILE);
  }

  /** Whether systemd looks for the main process of a service that forks without a PID file. */
  public static boolean isGuessed(UnitInput unit) {
    return !unit.isNo(SERVICE, "GuessMainPID");
  }

  /** Whether the service stays active when its processes have ended. */
  public static boolean isUpWithoutIt(UnitInput unit) {
    return upWithoutIt(unit).isPresent();
  }

  /** The assignment by which the service stays active when its processes have ended. */
  public static Optional<Assignment> upWithoutIt(UnitInput unit) {
    return unit.isYes(SERVICE, REMAINS) ? unit.last(SERVICE, REMAINS) : Optional.empty();
  }

  /** The assignment that says from which processes sd_notify(3) is heard. */
  public static Optional<Assignment> notifyAccess(UnitInput unit) {
    return unit.set(SERVICE, NOTIFY_ACCESS);
  }

  /** The time within which the program has to say that it lives; empty where it has not to. */
  public static Optional<TimeSetting> watchdog(UnitInput unit) {
    return TimeSetting.last(unit, SERVICE, WATCHDOG)
        .filter(time -> time.length() > 0 && !time.isInfinite());
  }
}
