package io.github.unitgen.render.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Schedule;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.cron.CronLine;
import io.github.unitgen.syntax.cron.CronReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTimesTest {
  private static final int ROUNDS = 1000;

  private static Schedule.Time time(String text) {
    Manifest manifest = Manifests.group("p: { schedule: '" + text + "' }");
    return manifest.processes().get(0).activation().schedule().orElseThrow().times().get(0);
  }

  private static Optional<String> cron(String text) {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<String> cron = CronTimes.of(time(text), problems);
    assertThat(problems).hasSize(cron.isPresent() ? 0 : 1);
    return cron;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/5 9-17 * * mon-fri|*/5 9-17 * * mon-fri",
        "@Daily|@daily",
        "hourly|0 * * * *",
        "daily|0 0 * * *",
        "weekly|0 0 * * 1",
        "monthly|0 0 1 * *",
        "quarterly|0 0 1 */3 *",
        "03:00|0 3 * * *",
        "*-*-* 03:00:00|0 3 * * *",
        "Mon *-*-* 04:00:00|0 4 * * 1",
        "Mon..Fri 09..17:0/5|*/5 9-17 * * 1-5",
        "Sat,Sun 12:30|30 12 * * 0,6",
        "*-*-1,15 06:00|0 6 1,15 * *",
        "*-1,7-* 06:00|0 6 * 1,7 *",
        "*-*-01..31/2 00:00|0 0 */2 * *",
        "*-*-02..31/2 00:00|0 0 2-30/2 * *",
        "*:7/15|7-52/15 * * * *",
        "00/6:30|30 */6 * * *",
        "00..10,20:00|0 0,1,2,3,4,5,6,7,8,9,10,20 * * *",
      })
  void saysWhatCronCanSayExactly(String text, String cron) {
    assertThat(cron(text)).contains(cron);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*:*:30|cron supports only whole minutes",
        "03:00:00.5|cron supports only whole minutes",
        "*:*:0/30|cron supports only whole minutes",
        "2030-12-24 03:00|cron does not support years",
        "2030..2040-*-* 03:00|cron does not support years",
        "03:00 UTC|cron supports only the time zone of the machine",
        "*-*~01 03:00|cron cannot count from the end of a month",
        "Mon *-*-01..07 03:00"
            + "|cron would run it on these weekdays and also on these days of the month",
        "*-*-01/2 03:00" + "|cron steps restart with each hour, day, month or year",
        "00/5:00" + "|cron steps restart with each hour, day, month or year",
      })
  void refusesWhatItCannot(String text, String message) {
    Schedule.Time time = time(text);
    List<Diagnostic> problems = new ArrayList<>();
    assertThat(CronTimes.of(time, problems)).isEmpty();
    assertThat(problems)
        .singleElement()
        .matches(p -> p.severity() == Severity.ERROR && p.rule().equals("M007"))
        .matches(p -> p.message().equals(message), message)
        .matches(p -> p.at().equals(time.text().at()))
        .matches(p -> p.help().isPresent());
  }

  @Test
  void aLineOfCronComesBackFromTheCalendarTextsThatSayTheSame() {
    Random random = Seed.random();
    for (int i = 0; i < ROUNDS; i++) {
      boolean ofMonth = random.nextBoolean();
      String line =
          String.join(
              " ",
              field(random, 0, 59),
              field(random, 0, 23),
              ofMonth ? field(random, 1, 31) : "*",
              field(random, 1, 12),
              ofMonth ? "*" : field(random, 0, 6));
      if (!(CronReader.read(line) instanceof CronLine given)) {
        continue; // A day that no month has.
      }
      List<String> calendar = given.onCalendar(random.nextBoolean());
      assertThat(calendar).as(line).hasSize(1);
      String back = cron(calendar.get(0)).orElseThrow();
      CronLine read = (CronLine) CronReader.read(back);
      assertThat(bits(read)).as(line + ": " + calendar + ": " + back).isEqualTo(bits(given));
    }
  }

  private static List<Long> bits(CronLine line) {
    return List.of(
        line.minutes().bits(),
        line.hours().bits(),
        line.days().bits(),
        line.months().bits(),
        line.weekdays().bits());
  }

  private static String field(Random random, int least, int most) {
    int first = least + random.nextInt(most - least + 1);
    int last = first + random.nextInt(most - first + 1);
    int step = 1 + random.nextInt(most);
    return switch (random.nextInt(6)) {
      case 0 -> Integer.toString(first);
      case 1 -> first + "-" + last;
      case 2 -> first + "-" + last + "/" + step;
      case 3 -> "*/" + step;
      case 4 -> least + "," + first + "," + last;
      default -> "*";
    };
  }
}
