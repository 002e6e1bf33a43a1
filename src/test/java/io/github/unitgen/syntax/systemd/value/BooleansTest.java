package io.github.unitgen.syntax.systemd.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooleansTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "yes", "y", "true", "t", "on", "YES", "True"})
  void switchesOn(String word) {
    assertThat(Booleans.isYes(word)).isTrue();
    assertThat(Booleans.isNo(word)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "no", "n", "false", "f", "off", "NO", "Off"})
  void switchesOff(String word) {
    assertThat(Booleans.isNo(word)).isTrue();
    assertThat(Booleans.isYes(word)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "enabled", "yes ", "ja", "infinity"})
  void isNeither(String word) {
    assertThat(Booleans.isYes(word)).isFalse();
    assertThat(Booleans.isNo(word)).isFalse();
  }
}
