package io.github.unitgen.meaning.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.Inputs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeSettingTest {
  @Test
  void theLastValueThatIsATimeSpanCounts() {
    assertThat(stop("TimeoutStopSec=5\nTimeoutStopSec=7\n")).hasValue(7_000_000L);
    assertThat(stop("TimeoutStopSec=5\nTimeoutStopSec=soon\n")).hasValue(5_000_000L);
    assertThat(stop("TimeoutStopSec=soon\n")).isEmpty();
    assertThat(stop("")).isEmpty();
  }

  @Test
  void ofTwoKeysForOneThingTheLineFurtherDownCounts() {
    assertThat(stop("TimeoutStopSec=5\nTimeoutSec=7\n")).hasValue(7_000_000L);
    assertThat(stop("TimeoutSec=7\nTimeoutStopSec=5\n")).hasValue(5_000_000L);
    assertThat(stop("TimeoutSec=7\n")).hasValue(7_000_000L);
  }

  @Test
  void zeroAndInfinityAreNoStopTimeout() {
    assertThat(Stop.of(unit("TimeoutStopSec=0\n")).isEndless()).isTrue();
    assertThat(Stop.of(unit("TimeoutStopSec=infinity\n")).isEndless()).isTrue();
    assertThat(Stop.of(unit("TimeoutStopSec=1\n")).isEndless()).isFalse();
    assertThat(Stop.of(unit("")).length()).isEqualTo(90_000_000L);
  }

  @Test
  void wholeSecondsAreShownAsSuch() {
    assertThat(TimeSetting.shown(14_000_000)).isEqualTo("14s");
    assertThat(TimeSetting.shown(1_500_000)).isEqualTo("1500ms");
    assertThat(TimeSetting.shown(0)).isEqualTo("0s");
  }

  private static Optional<Long> stop(String lines) {
    return TimeSetting.last(unit(lines), "Service", "TimeoutStopSec", "TimeoutSec")
        .map(TimeSetting::length);
  }

  private static UnitInput unit(String lines) {
    return Inputs.unit("[Service]\nExecStart=/bin/x\n" + lines);
  }
}
