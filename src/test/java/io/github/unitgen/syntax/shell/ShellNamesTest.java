package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"cd", ".", "exec", "source", "[", "echo", "test", "kill"})
  void knowsWhatAShellRunsItself(String name) {
    assertThat(ShellNames.isBuiltin(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "env", "bundle", "/bin/echo", "if"})
  void knowsWhatIsAProgram(String name) {
    assertThat(ShellNames.isBuiltin(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "_", "a0", "a9_Z"})
  void knowsNames(String name) {
    assertThat(ShellNames.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "9a", "a-b", "a.b", "`", "{", "@", "[", "a/", "a:", "\u00E9"})
  void knowsWhatIsNoName(String name) {
    assertThat(ShellNames.isName(name)).isFalse();
  }
}
