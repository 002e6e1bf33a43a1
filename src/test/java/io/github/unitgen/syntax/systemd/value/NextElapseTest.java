package io.github.unitgen.syntax.systemd.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.cron.CronDaemon;
import io.github.unitgen.syntax.cron.CronLine;
import io.github.unitgen.syntax.cron.CronLines;
import io.github.unitgen.syntax.cron.CronReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextElapseTest {
  private static final int LINES = 1000;
  private static final int YEAR = 2028; // with a 29 February
  private static final int DAY = 24 * 60 * 60;

  /** Within a day each is like the other, so all times are asked for on the days that differ. */
  @Test
  void aThousandCronLinesRunAsCronRunsThem() {
    for (String line : CronLines.generate(LINES, Seed.VALUE)) {
      List<Calendar> events = new ArrayList<>();
      ((CronLine) CronReader.read(line))
          .onCalendar(true)
          .forEach(text -> events.add(Calendar.parse(text).orElseThrow()));
      long[] runs = new CronDaemon(line).runs(YEAR);
      long before = LocalDateTime.of(YEAR - 1, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
      for (long run : runs) {
        if (before / DAY != run / DAY || isEdge(run)) {
          assertThat(next(events, before))
              .as("%s after %s, %s", line, Instant.ofEpochSecond(before), Seed.OPTION)
              .isEqualTo(run);
        }
        before = run;
      }
    }
  }

  /** The days at which a step is seen that goes over the end of a month or of the year. */
  private static boolean isEdge(long run) {
    int day = Instant.ofEpochSecond(run).atOffset(ZoneOffset.UTC).getDayOfYear();
    return day <= 1 || day >= 59 && day <= 61 || day == 366;
  }

  private static long next(List<Calendar> events, long after) {
    long least = Long.MAX_VALUE;
    for (Calendar event : events) {
      Optional<Instant> next = event.next(Instant.ofEpochSecond(after), ZoneOffset.UTC);
      least = Math.min(least, next.map(Instant::getEpochSecond).orElse(Long.MAX_VALUE));
    }
    return least;
  }
}
