package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;

/** The times at which a timer elapses. */
public final class Timers {
  private static final String TIMER = "Timer";

  /** The settings that name times. */
  public static final List<String> KEYS =
      List.of(
          "OnActiveSec",
          "OnBootSec",
          "OnStartupSec",
          "OnUnitActiveSec",
          "OnUnitInactiveSec",
          "OnCalendar");

  /** The settings that count from a start or an end of the unit that the timer starts. */
  private static final List<String> AFTER_UNIT = List.of("OnUnitActiveSec", "OnUnitInactiveSec");

  private Timers() {}

  /** Returns the lines that name a time and are not reset, in file order. */
  public static List<Assignment> times(UnitInput timer) {
    return Listeners.left(timer, TIMER, KEYS);
  }

  /** Whether the timer elapses on a change of the clock or of the time zone. */
  public static boolean isOfClock(UnitInput timer) {
    return timer.isYes(TIMER, "OnClockChange") || timer.isYes(TIMER, "OnTimezoneChange");
  }

  /** Whether all times count from the unit, so that something else has to start the unit first. */
  public static boolean isOnlyAfterUnit(UnitInput timer) {
    List<Assignment> times = times(timer);
    return !times.isEmpty()
        && !isOfClock(timer)
        && times.stream().allMatch(line -> AFTER_UNIT.contains(line.key()));
  }

  /** Whether {@code time}, one of {@link #times}, elapses more than once. */
  public static boolean isRepeated(Assignment time) {
    return switch (time.key()) {
      case "OnUnitActiveSec", "OnUnitInactiveSec" -> true;
      case "OnCalendar" -> !isOneDate(time.value());
      default -> false;
    };
  }

  /**
   * Whether {@code calendar} is a single date such as {@code 2030-01-01 12:00}: only numbers, with
   * a year.
   */
  private static boolean isOneDate(String calendar) {
    boolean numbers = true;
    for (int i = 0; i < calendar.length(); i++) {
      numbers &= "*/,~".indexOf(calendar.charAt(i)) < 0;
    }
    int month = calendar.indexOf('-');
    return calendar.startsWith("@")
        || (numbers
            && !calendar.contains("..")
            && month > 0
            && calendar.indexOf('-', month + 1) > 0);
  }
}
