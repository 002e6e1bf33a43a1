package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "30, 30000",
    "1.5, 1500",
    "0.001, 1",
    "0.25, 250",
    "30s, 30000",
    "30sec, 30000",
    "500ms, 500",
    "0.5ms2.5ms, 3",
    "5m, 300000",
    "5min, 300000",
    "2h, 7200000",
    "1d, 86400000",
    "1m30s, 90000",
    "1m 30s, 90000",
    "1h 30m 5s, 5405000",
    "0.1s, 100",
    "2.675s, 2675",
    "05s, 5000",
    "365d, 31536000000",
    "0s, 0",
    "0.5, 500",
    "1.005s, 1005"
  })
  void readsNumbersWithUnits(String text, long millis) {
    assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "s",
        "-1",
        "+1",
        "1 s",
        " 1s",
        "1s ",
        "1s  2s",
        "1m30",
        "30 1m",
        "1.",
        ".5",
        "1..5",
        "1.5.5",
        "1.2345",
        "0.0001s",
        "5M",
        "5S",
        "1y",
        "1w",
        "1us",
        "infinity",
        "010",
        "00",
        "1e3",
        "1_000",
        "1:30",
        "9999999999999999999s",
        "1s,2s",
        "५s",
        "1s\n",
        "0.5ms",
        "1000000000d"
      })
  void refusesEverythingElse(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @Property(tries = 300)
  void addsItsParts(
      @ForAll @IntRange(max = 300) int days,
      @ForAll @IntRange(max = 100) int minutes,
      @ForAll @IntRange(max = 100_000) int millis) {
    String text = days + "d" + minutes + "min " + millis + "ms";
    assertThat(Durations.parse(text))
        .isEqualTo(Optional.of(Duration.ofDays(days).plusMinutes(minutes).plusMillis(millis)));
  }

  @Property(tries = 300)
  void keepsThreeDecimals(
      @ForAll @IntRange(max = 31_536_000) int seconds, @ForAll @IntRange(max = 999) int rest) {
    String text = seconds + "." + String.format("%03d", rest);
    assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds).plusMillis(rest));
  }
}
