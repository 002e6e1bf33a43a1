package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.RestartLimit;
import io.github.unitgen.source.Source;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopTimesTest {
  private static ProcessSpec process(String settings) {
    String text = "unitgen: 1\nname: g\nprocesses: { p: { " + settings + " } }\n";
    Manifest manifest =
        StopTimes.read(List.of(new Source("m.yml", text)), List.of()).value().orElseThrow();
    return manifest.processes().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "command: /usr/bin/x | 30",
        "command: bundle exec sidekiq | 30",
        "command: bundle exec sidekiq -t 60 | 65",
        "command: bundle exec sidekiq -t 10 | 30",
        "command: 'bundle exec sidekiq -t 60', stop_timeout: 10s | 10",
        "command: gunicorn app:app | 35",
        "command: 'gunicorn app:app', stop_signal: INT | 30",
      })
  void aProgramThatIsKnownToTakeLongerIsGivenThatAndFiveSeconds(String settings, int seconds) {
    assertThat(process(settings).supervision().stopTimeout())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"500ms, 30000", "1s, 30000", "3s, 30000", "3001ms, 30006", "10s, 72000"})
  void theTimeOfTheDefaultLimitGrowsWithTheDelay(String delay, long millis) {
    assertThat(process("command: /x, restart_delay: " + delay).restarts().limit())
        .contains(new RestartLimit(5, Duration.ofMillis(millis)));
  }

  @Test
  void aLimitThatIsSetIsNeverChanged() {
    assertThat(
            process("command: /x, restart_delay: 10s, restart_limit: 5 in 30s").restarts().limit())
        .contains(new RestartLimit(5, Duration.ofSeconds(30)));
  }
}
