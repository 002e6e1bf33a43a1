package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;

/** When a timer elapses. */
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

  /** Those that count from a start or an end of the unit that the timer starts. */
  private static final List<String> AFTER_UNIT = List.of("OnUnitActiveSec", "OnUnitInactiveSec");

  private Timers() {}

  /** The lines that name a time and stand, in file order. */
  public static List<Assignment> times(UnitInput timer) {
    return Listeners.left(timer, TIMER, KEYS);
  }

  /** Whether a change of the clock or of the time zone elapses it. */
  public static boolean isOfClock(UnitInput timer) {
    return timer.isYes(TIMER, "OnClockChange") || timer.isYes(TIMER, "OnTimezoneChange");
  }

  /** Whether all its times count from the unit, so that something else has to start that first. */
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

  /** {@code 2030-01-01 12:00}: nothing but numbers, with a year. */
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
