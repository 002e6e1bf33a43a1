package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.ProcessorTime;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearTimeTest {
  /** What is quadratic takes minutes. */
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n",
        "'",
        "\"",
        "\\",
        "\\\n",
        "$",
        "$(",
        "${",
        "$((",
        "\"$(",
        "`",
        "(",
        "[",
        "[!",
        "[/",
        "#",
        "A=1 ",
        "$A",
        "$'",
        "$'\\",
        "<",
        "2>&1 ",
        "&",
        "if ",
        "case a in ",
        "f(){ ",
        "${'",
        "if [ -r a ]\n",
        "$(#"
      })
  void readsAMegabyteOfAnything(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());

    Duration time =
        ProcessorTime.of(
            () -> {
              assertThat(ShellWords.split(text)).isNotNull();
              assertThat(ShellText.of(text).endsInExec()).isNotNull();
              assertThat(ShellScript.parse(text)).isNotNull();
            });
    assertThat(time).isLessThan(ENOUGH);
  }
}
