package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextDashTest {
  private static Path folder = Path.of("/");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Dash.folder();
    Dash.show(folder);
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    Dash.delete(folder);
  }

  @Property(tries = 4, shrinking = ShrinkingMode.BOUNDED)
  void execGivesTheProgramWhatItWouldHaveHadWithout(@ForAll("commands") List<String> commands) {
    Dash.assume();
    for (String shell : List.of("dash", "bash")) {
      assertThat(show(shell, commands.stream().map(c -> ShellText.of(c).withExec().orElseThrow())))
          .isEqualTo(show(shell, commands.stream()));
    }
  }

  private static List<List<String>> show(String shell, Stream<String> commands) {
    StringBuilder script = new StringBuilder("set -e\n");
    commands.forEach(c -> script.append("(\n").append(c).append("\n)\n"));
    List<List<String>> shown =
        Dash.lists(Dash.run(shell, folder, script.toString(), Map.of("D", "4", "index", "1")));
    assertThat(shown).isNotEmpty();
    return shown;
  }

  @Provide
  Arbitrary<List<String>> commands() {
    Arbitrary<String> before =
        Arbitraries.of(
                "A=1", "B='c d'", "D=", "C=$D", "2>/dev/null", "</dev/null", "\\\n", "A=\"$B\"")
            .list()
            .ofMaxSize(4)
            .map(words -> String.join(" ", words));
    Arbitrary<String> after =
        Arbitraries.of(
                "a", "''", "'b c'", "$D", "\"$A\"", "A=1", "*", "2>/dev/null", "$(echo x y)", "if")
            .list()
            .ofMaxSize(4)
            .map(words -> String.join(" ", words));
    return Combinators.combine(
            before,
            Arbitraries.of("./show", "\"./show\"", "./sh\\ow", "$PWD/show", "env ./show"),
            after,
            Arbitraries.of("", ";", "\n", " # end"))
        .as((b, name, a, end) -> b + " " + name + " " + a + end)
        .list()
        .ofSize(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void noBuiltinWithoutAProgramCanBeExeced(String shell) {
    Dash.assume();
    for (String name :
        List.of("cd", ":", ".", "export", "set", "trap", "ulimit", "umask", "command")) {
      assertThat(ShellText.of(name + " a").withExec()).isEmpty();
      assertThat(
              Dash.run(
                  shell, Path.of("/"), "(exec " + name + " a) 2>/dev/null || echo no", Map.of()))
          .containsExactly("no\n");
    }
  }
}
