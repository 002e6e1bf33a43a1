package io.github.unitgen.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * When a process with a schedule runs next.
 *
 * @param process its name
 * @param zone the zone that the times are of
 * @param times in rising order; none where no time comes any more
 */
public record NextTimes(String process, String zone, List<OffsetDateTime> times) {
  private static final String[] WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  public NextTimes {
    times = List.copyOf(times);
  }

  /** For people, in one line: {@code report: Tue 2026-12-01 03:00, …}. */
  public String text() {
    List<String> shown = new ArrayList<>();
    for (OffsetDateTime time : times) {
      String seconds = time.getSecond() == 0 ? "" : ":" + digits(time.getSecond());
      shown.add(
          WEEKDAYS[time.getDayOfWeek().getValue() - 1]
              + " "
              + time.toLocalDate()
              + " "
              + clock(time)
              + seconds);
    }
    return process + ": " + (shown.isEmpty() ? "never again" : String.join(", ", shown));
  }

  /** For programs: {@code 2026-12-01T03:00:00+01:00}. */
  List<String> stamps() {
    return times.stream()
        .map(
            time ->
                time.toLocalDate()
                    + "T"
                    + clock(time)
                    + ":"
                    + digits(time.getSecond())
                    + time.getOffset().getId())
        .toList();
  }

  private static String clock(OffsetDateTime time) {
    return digits(time.getHour()) + ":" + digits(time.getMinute());
  }

  private static String digits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
