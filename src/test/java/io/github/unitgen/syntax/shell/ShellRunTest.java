package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.syntax.shell.ShellRun.Program;
import io.github.unitgen.syntax.shell.ShellRun.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellRunTest {
  private static ShellRun run(String script) {
    return ShellScript.parse(script).run(Map.of("index", "2", "text", "a b"));
  }

  /** The environment at the end, without what was there from the beginning. */
  private static Map<String, String> environment(String script) {
    ShellRun run = run(script);
    assertThat(run.unknown()).isEmpty();
    assertThat(run.end().environment()).containsEntry("index", "2").containsEntry("text", "a b");
    return run.end().environment().entrySet().stream()
        .filter(e -> !e.getKey().equals("index") && !e.getKey().equals("text"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void tellsTheProgramThatAnInstanceBecomes() {
    ShellRun run =
        run(
            "export A='b\nc'\nexport PORT=$((5000 + index - 1))\ncd /d\nexec e -i \"$index\" \"$A\"\nf");

    assertThat(run.unknown()).isEmpty();
    assertThat(run.sourced()).isEmpty();
    assertThat(run.programs())
        .containsExactly(
            new Program(
                List.of("e", "-i", "2", "b\nc"),
                new State(
                    Map.of("A", "b\nc", "PORT", "5001", "index", "2", "text", "a b"),
                    Optional.of("/d")),
                true));
    assertThat(run.main()).isEqualTo(Optional.of(run.programs().get(0)));
  }

  @Test
  void exportsWhatIsMarked() {
    assertThat(environment("A=1\nB=2; export B C=3 D\nE=$B$C"))
        .isEqualTo(Map.of("B", "2", "C", "3"));
    assertThat(environment("export A\nA=1\nA=2")).isEqualTo(Map.of("A", "2"));
    assertThat(environment("A=1 B=\"$A\"; export B")).isEqualTo(Map.of("B", "1"));
    assertThat(environment("export A= B=c=d")).isEqualTo(Map.of("A", "", "B", "c=d"));
  }

  @Test
  void exportsAllBetweenSetMinusAAndSetPlusA() {
    assertThat(environment("A=1\nset -a\nB=2\nset +a\nC=3\nA=4; B=5")).isEqualTo(Map.of("B", "5"));
  }

  @Test
  void givesAssignmentsToTheirCommandAlone() {
    ShellRun run = run("A=1 B=\"$A$index\" a \"$index\"\nb\nC=3 index=7 exec c");

    assertThat(run.programs())
        .extracting(Program::argv)
        .containsExactly(List.of("a", "2"), List.of("b"), List.of("c"));
    assertThat(run.programs())
        .extracting(p -> p.state().environment())
        .containsExactly(
            Map.of("A", "1", "B", "12", "index", "2", "text", "a b"),
            Map.of("index", "2", "text", "a b"),
            Map.of("C", "3", "index", "7", "text", "a b"));
    assertThat(run.programs())
        .extracting(Program::replacesShell)
        .containsExactly(false, false, true);
  }

  @Test
  void expandsTheWordsInFrontOfTheAssignments() {
    assertThat(run("index=7 exec a \"$index\"").programs().get(0).argv()).containsExactly("a", "2");
  }

  @Test
  void goesOnAfterASubshell() {
    ShellRun run = run("set -a\nA=1\ncd /a\n(exec b \"$A\")\n(cd /c)\n(B=2)\n(. /d)\nexec e");

    assertThat(run.unknown()).isEmpty();
    assertThat(run.programs())
        .containsExactly(
            new Program(List.of("b", "1"), run.end(), false),
            new Program(List.of("e"), run.end(), true));
    assertThat(run.end().directory()).hasValue("/a");
    assertThat(run.end().environment()).containsEntry("A", "1").doesNotContainKey("B");
    assertThat(run.sourced()).containsExactly("/d");
  }

  @Test
  void marksVariablesInASubshellOnly() {
    assertThat(environment("A=1\n(export A)\n(set -a)\nB=2")).isEmpty();
    assertThat(run("set -a\n(B=2)\n(B=3 exec c)").programs().get(0).state().environment())
        .containsEntry("B", "3");
  }

  @Test
  void followsTheFolder() {
    assertThat(run("").end().directory()).isEmpty();
    assertThat(run("cd a").end().directory()).hasValue("a");
    assertThat(run("cd /a\ncd b/c").end().directory()).hasValue("/a/b/c");
    assertThat(run("cd /a\ncd /b").end().directory()).hasValue("/b");
  }

  @Test
  void namesTheFilesThatAreRead() {
    ShellRun run = run(". /a\nif [ -r \"/b$index\" ]; then . \"/b$index\"; fi\n: c");

    assertThat(run.sourced()).containsExactly("/a", "/b2");
    assertThat(run.unknown()).isEmpty();
    assertThat(run.programs()).isEmpty();
    assertThat(run.main()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a $other",
        "a $text",
        "A=$other",
        "A=$text b",
        "exec",
        "exec -a b c",
        "A=1 exec",
        "A=1 cd /b",
        "A=1 :",
        "export",
        "export -p",
        "export 1=2",
        "export =2",
        "set",
        "set -e",
        "set -a b",
        "cd",
        "cd -",
        "cd ''",
        "cd a b",
        ". /a b",
        ".",
        ". ''",
        ". -a",
        "unset index",
        "eval a",
        "(unset index)",
        "(a $other)",
        "if [ -r /a ]; then . /b; fi",
        "if [ -r \"$other\" ]; then . \"$other\"; fi",
        "if [ -r '' ]; then . ''; fi"
      })
  void saysWhereItCannotTell(String script) {
    ShellScript parsed = ShellScript.parse(script);
    ShellRun run = parsed.run(Map.of("index", "2", "text", "a b"));

    assertThat(run.unknown()).isEqualTo(parsed.commands());
    assertThat(run.programs()).isEmpty();
    assertThat(run.sourced()).isEmpty();
    assertThat(run.end().directory()).isEmpty();
  }

  @Test
  void keepsExportingAllAfterAnOptionThatItDoesNotKnow() {
    assertThat(run("set -a\nset -e\nA=1").end().environment()).containsEntry("A", "1");
  }
}
