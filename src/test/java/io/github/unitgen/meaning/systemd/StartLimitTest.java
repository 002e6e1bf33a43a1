package io.github.unitgen.meaning.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.Inputs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartLimitTest {
  private static final long SECOND = 1_000_000;

  @Test
  void withoutAnySettingItIsFiveStartsInTenSeconds() {
    StartLimit limit = of("[Service]\nExecStart=/bin/x\n").orElseThrow();
    assertThat(limit.burst()).isEqualTo(5);
    assertThat(limit.interval()).isEqualTo(10 * SECOND);
    assertThat(limit.patience()).isEqualTo(500_000);
    assertThat(limit.isOn()).isTrue();
    assertThat(limit.canTrip()).isTrue();
  }

  @Test
  void theDelaysHaveToFitIntoTheInterval() {
    assertThat(of("[Service]\nRestartSec=1999ms\n").orElseThrow().canTrip()).isTrue();
    assertThat(of("[Service]\nRestartSec=2\n").orElseThrow().canTrip()).isFalse();
  }

  @Test
  void anEndlessIntervalIsAlwaysLongEnough() {
    StartLimit limit =
        of("[Unit]\nStartLimitIntervalSec=infinity\n[Service]\nRestartSec=infinity\n")
            .orElseThrow();
    assertThat(limit.patience()).isEqualTo(Long.MAX_VALUE);
    assertThat(limit.canTrip()).isTrue();
  }

  @Test
  void aZeroInEitherPlaceIsNoLimit() {
    assertThat(of("[Unit]\nStartLimitBurst=0\n").orElseThrow().isOn()).isFalse();
    assertThat(of("[Unit]\nStartLimitIntervalSec=0\n").orElseThrow().isOn()).isFalse();
  }

  @Test
  void theLineFurtherDownCountsInWhicheverSection() {
    String service = "[Service]\nStartLimitBurst=7\nStartLimitInterval=70\n";
    String unit = "[Unit]\nStartLimitBurst=3\nStartLimitIntervalSec=30\n";
    StartLimit last = of(service + unit).orElseThrow();
    assertThat(last.burst()).isEqualTo(3);
    assertThat(last.interval()).isEqualTo(30 * SECOND);
    StartLimit other = of(unit + service).orElseThrow();
    assertThat(other.burst()).isEqualTo(7);
    assertThat(other.interval()).isEqualTo(70 * SECOND);
  }

  @Test
  void anEmptyBurstIsPassedOver() {
    assertThat(of("[Unit]\nStartLimitBurst=3\nStartLimitBurst=\n").orElseThrow().burst())
        .isEqualTo(3);
  }

  @Test
  void whatIsNoNumberIsNotJudged() {
    assertThat(of("[Unit]\nStartLimitBurst=many\n")).isEmpty();
    assertThat(of("[Unit]\nStartLimitBurst=12345678901\n")).isEmpty();
    assertThat(of("[Unit]\nStartLimitBurst=1234567890\n")).isPresent();
  }

  @Test
  void theDelayGrowsEvenlyOnALogScaleToTheLongestOne() {
    StartLimit limit =
        of("[Service]\nRestartSec=1\nRestartSteps=2\nRestartMaxDelaySec=100\n").orElseThrow();
    assertThat(limit.delays().sum(1)).isEqualTo(SECOND);
    assertThat(limit.delays().sum(2)).isEqualTo(11 * SECOND);
    assertThat(limit.delays().sum(3)).isEqualTo(111 * SECOND);
    assertThat(limit.delays().sum(4)).isEqualTo(211 * SECOND);
  }

  @Test
  void itDoesNotGrowWhereOneOfThreeIsMissingOrTheLongestIsShorter() {
    String[] texts = {
      "RestartSec=1\nRestartMaxDelaySec=100\n",
      "RestartSec=1\nRestartSteps=2\n",
      "RestartSec=1\nRestartSteps=2\nRestartMaxDelaySec=infinity\n",
      "RestartSec=1\nRestartSteps=x\nRestartMaxDelaySec=100\n",
      "RestartSec=1\nRestartSteps=2\nRestartMaxDelaySec=500ms\n"
    };
    for (String text : texts) {
      assertThat(of("[Service]\n" + text).orElseThrow().delays().sum(3)).isEqualTo(3 * SECOND);
    }
    String none = "[Service]\nRestartSec=0\nRestartSteps=2\nRestartMaxDelaySec=100\n";
    assertThat(of(none).orElseThrow().delays().sum(3)).isZero();
  }

  @Test
  void theOldVersionsDoNotKnowTheSteps() {
    String text = "[Service]\nRestartSec=1\nRestartSteps=2\nRestartMaxDelaySec=100\n";
    Optional<StartLimit> limit =
        StartLimit.of(Inputs.unit("a.service", text, SystemdVersions.of(253)));
    assertThat(limit.orElseThrow().delays().sum(3)).isEqualTo(3 * SECOND);
  }

  @Test
  void manyRestartsAreNotCountedOneByOne() {
    StartLimit limit = of("[Service]\nRestartSec=1\n").orElseThrow();
    assertThat(limit.delays().sum(20_000)).isEqualTo(20_000 * SECOND);
    assertThat(limit.delays().sum(10_000_000_000_000L)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aDropInSaysTooLittle() {
    String name = "a.service.d/limit.conf";
    String text = "[Unit]\nStartLimitBurst=3\n";
    assertThat(StartLimit.of(Inputs.unit(name, text))).isEmpty();
  }

  private static Optional<StartLimit> of(String text) {
    return StartLimit.of(Inputs.unit(text));
  }
}
