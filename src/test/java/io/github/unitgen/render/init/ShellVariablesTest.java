package io.github.unitgen.render.init;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellVariablesTest {
  @ParameterizedTest
  @ValueSource(strings = {"IFS", "OPTIND", "PPID", "PWD"})
  void dashChangesThese(String name) {
    assertThat(ShellVariables.isSetByShell(name)).isTrue();
    assertThat(ShellVariables.isSetByAnyShell(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RANDOM", "UID", "_"})
  void bashAloneChangesThese(String name) {
    assertThat(ShellVariables.isSetByShell(name)).isFalse();
    assertThat(ShellVariables.isSetByAnyShell(name)).isTrue();
  }

  @Test
  void noShellChangesOthers() {
    assertThat(ShellVariables.isSetByAnyShell("RAILS_ENV")).isFalse();
  }
}
