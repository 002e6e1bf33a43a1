package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSecondsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ":timeout: 25",
        "timeout: 25",
        "timeout 25",
        "timeout(25)",
        "timeout = 25 # seconds",
        "timeout=25;",
        ":concurrency: 5\n:timeout: 8\n:timeout: 25\n",
        ":verbose: <%= true %>\r\n:timeout: 25\r\n",
        "timeout_margin: 8\ntimeout: 25"
      })
  void readsTheWaysToWriteIt(String text) {
    assertThat(ConfigSeconds.of(text, "timeout")).hasValue(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "timeout",
        "timeouts: 25",
        "# timeout: 25",
        "timeout: <%= ENV['T'] %>",
        "timeout: 25.5",
        "timeout: 25s",
        "timeout: 1234567890",
        ":timeout: 25\nproduction:\n  :timeout: 60",
        ":timeout: 25\n:timeout: x"
      })
  void findsNothingThatCannotBeTold(String text) {
    assertThat(ConfigSeconds.of(text, "timeout")).isEmpty();
  }

  @Test
  void takesTheNumberOfNineDigits() {
    assertThat(ConfigSeconds.of("timeout: 123456789", "timeout")).hasValue(123456789);
  }
}
