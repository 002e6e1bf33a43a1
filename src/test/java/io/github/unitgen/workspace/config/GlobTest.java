package io.github.unitgen.workspace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*.timer, a.timer",
    "*.timer, x/y/a.timer",
    "legacy, legacy/a.service",
    "legacy, x/legacy/y/a.service",
    "legacy/, legacy/a.service",
    "legacy/, legacy/",
    "/legacy/, legacy/a.service",
    "legacy/*.service, legacy/a.service",
    "legacy/**, legacy/x/a.service",
    "legacy/**, legacy/x/",
    "**/init/*.conf, etc/init/a.conf",
    "**/init/*.conf, init/a.conf",
    "a/**/b, a/b",
    "a/**/b, a/x/y/b",
    "a/**/b, a/x/y/b/c",
    "?.service, a.service",
    "a*b*c.service, axxbxbc.service",
    "*, x/y",
    "**, x/y",
  })
  void matches(String pattern, String path) {
    assertThat(Glob.of(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*.timer, a.timers",
    "*.timer, timer",
    "legacy, legacy2/a.service",
    "legacy/, legacy",
    "/legacy, x/legacy",
    "legacy/*.service, legacy/x/a.service",
    "legacy/*.service, x/legacy/a.service",
    "legacy/**, legacy/",
    "legacy/**, legacy",
    "?.service, ab.service",
    "?.service, .service",
    "a/**/b, a/x",
    "a*b, ac",
    "x/y, x",
  })
  void doesNotMatch(String pattern, String path) {
    assertThat(Glob.of(pattern).matches(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "!a", "a\\b", "[ab]", "../a", "a/./b", "a**", "a/**b/c"})
  void refusesWhatItCannotMean(String pattern) {
    assertThat(Glob.fault(pattern)).isPresent();
    assertThatThrownBy(() -> Glob.of(pattern)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesNoLongOverManyStars() {
    String name = "a".repeat(200);
    assertThat(Glob.of("*a".repeat(50) + "b").matches(name)).isFalse();
  }
}
