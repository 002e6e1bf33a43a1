package io.github.unitgen.syntax.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 * * *            | *-*-* 03:00:00",
        "*/5 9-17 * * mon-fri | Mon,Tue,Wed,Thu,Fri *-*-* 09..17:00/5:00",
        "0 0 */2 * 1          | Mon *-*-01..31/2 00:00:00",
        "7-59/13 */5 * * *    | *-*-* 00..20/5:07..59/13:00",
        "0 0 1,15 * 5         | *-*-01,15 00:00:00 + Fri *-*-* 00:00:00",
        "15 3 1-7 * sun       | *-*-01..07 03:15:00 + Sun *-*-* 03:15:00",
        "0 0 1-31 * 1         | *-*-* 00:00:00",
        "0 0 13 * 0-7         | *-*-* 00:00:00",
        "0 0 30 2 1           | Mon *-02-* 00:00:00",
        "0 0 * * */7          | Sun *-*-* 00:00:00",
        "0 0 * * 5-7          | Fri,Sat,Sun *-*-* 00:00:00",
        "0 22 * JAN,mar Tue   | Tue *-01,03-* 22:00:00",
        "*/7 */12 * * *       | *-*-* 00/12:00..56/7:00",
        "7-59/15 * * * *      | *-*-* *:07/15:00",
        "@weekly              | Sun *-*-* 00:00:00",
        "@Midnight            | *-*-* 00:00:00",
        "@yearly              | *-01-01 00:00:00",
      })
  void aLineIsTheSameCalendarEvents(String line, String events) {
    assertThat(read(line).onCalendar(true)).containsExactly(events.split(" \\+ "));
  }

  @Test
  void anOldSystemdIsGivenListsOnly() {
    assertThat(read("7-59/13 9-11 */10 * *").onCalendar(false))
        .containsExactly("*-*-01,11,21,31 09,10,11:07,20,33,46,59:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "@reboot              | @reboot         | @reboot is not a time, but the start of the machine",
        "@never               | @never          | unknown cron nickname",
        "0 0 3 * * *          | 0 0 3 * * *     | a cron line has 5 fields, this has 6",
        "0 0 3 * * ? 2027     | 0 0 3 * * ? 2027| a cron line has 5 fields, this has 7",
        "0 3 * * * /bin/job   | /bin/job        | commands are not supported in a cron line",
        "0 3 * * * job a%b    | job a%b         | commands are not supported in a cron line",
        "0 3 L * *            | L               | `L` is of Quartz, which cron does not support",
        "0 3 15W * *          | W               | `W` is of Quartz, which cron does not support",
        "0 3 ? * 1            | ?               | `?` is of Quartz, which cron does not support",
        "0 3 * * 5#2          | #               | `#` is of Quartz, which cron does not support",
        "0 3 * * 5L           | L               | `L` is of Quartz, which cron does not support",
        "H 3 * * *            | H               | `H` is of Jenkins, which cron does not support",
        "H/15 * * * *         | H               | `H` is of Jenkins, which cron does not support",
        "0~30 3 * * *         | ~               | `~` is a random time, which few cron programs support",
        "5/15 * * * *         | 5/15            | a step requires `*` or a range: cron programs read this differently",
        "0 22-6 * * *         | 22-6            | the range runs backwards",
        "0 3 * * sat-mon      | sat-mon         | the range runs backwards",
        "0 0 30 2 *           | 30 2            | it never runs: no month has this day",
        "60 3 * * *           | 60              | the minute of a cron line must be from 0 to 59",
        "0 24 * * *           | 24              | the hour of a cron line must be from 0 to 23",
        "0 3 0 * *            | 0               | the day of the month of a cron line must be from 1 to 31",
        "0 3 * 13 *           | 13              | the month of a cron line must be from 1 to 12",
        "0 3 * * 8            | 8               | the weekday of a cron line must be from 0 to 7",
        "0 3 * * monday       | monday          | the weekday of a cron line must be from 0 to 7",
        "*/0 3 * * *          | 0               | a step must be a number from 1",
        "*/99999999999 3 * * *| 99999999999     | a step must be a number from 1",
        "1,,2 3 * * *         | ''              | empty item in a cron list",
        "0 3 * * 1-           | ''              | the weekday of a cron line must be from 0 to 7",
        "-5 3 * * *           | ''              | the minute of a cron line must be from 0 to 59",
        "CRON_TZ=UTC 0 3 * * *| CRON_TZ=UTC     | variables are not supported in a cron line",
        "MAILTO=root          | MAILTO=root     | variables are not supported in a cron line",
      })
  void whatCronsDisagreeOnIsRefusedAtItsPlace(String line, String at, String message) {
    CronFault fault = (CronFault) CronReader.read(line);
    assertThat(fault.message()).isEqualTo(message);
    assertThat(line.substring(fault.at().start(), fault.at().end())).isEqualTo(at);
    assertThat(fault.help()).isNotEmpty();
  }

  @Test
  void aRangeThatRunsBackwardsIsWrittenAsTwo() {
    assertThat(((CronFault) CronReader.read("0 22-6 * * *")).help())
        .isEqualTo("write it as two: 22-23,0-6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 3 * * *", "@daily", "a b c d e", "TZ=UTC 3", "*\t*\t*\t*\t*"})
  void whatIsMeantForCronIsTold(String text) {
    assertThat(CronReader.isMeant(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@1234", "03:00", "Mon *-*-* 03:00 UTC", "daily", "0 3 * *", "@"})
  void whatIsNotMeantForCronIsTold(String text) {
    assertThat(CronReader.isMeant(text)).isFalse();
  }

  @Test
  void anyTextIsReadOrRefused() {
    for (String text :
        List.of("", " ", "@", "=", "- - - - -", "/ / / / /", ", , , , ,", "% a b c d")) {
      CronReading reading = CronReader.read(text);
      assertThat(reading).as(text).isInstanceOf(CronFault.class);
      assertThat(((CronFault) reading).at().end()).isLessThanOrEqualTo(text.length());
    }
  }

  private static CronLine read(String line) {
    return (CronLine) CronReader.read(line);
  }

  @Test
  void aNicknameIsOneOfTheManual() {
    for (String word :
        "@reboot @hourly @daily @midnight @weekly @monthly @yearly @annually".split(" ", -1)) {
      assertThat(CronReader.isNickname(word)).as(word).isTrue();
    }
    assertThat(CronReader.isNickname("@often")).isFalse();
    assertThat(CronReader.isNickname("@Daily")).isFalse();
  }
}
