package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.syntax.shell.ShellRun.Program;
import io.github.unitgen.syntax.shell.ShellWord.Arithmetic;
import io.github.unitgen.syntax.shell.ShellWord.Literal;
import io.github.unitgen.syntax.shell.ShellWord.Part;
import io.github.unitgen.syntax.shell.ShellWord.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

class ShellScriptDashTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("index", "3", "D", "it's \"$D\"\n");

  private static Path folder = Path.of("/");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Dash.folder().toRealPath();
    Dash.show(folder);
    Files.createDirectory(folder.resolve("d/e"));
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    Dash.delete(folder);
  }

  @Property(tries = 5, shrinking = ShrinkingMode.BOUNDED)
  void tellsWhatDashDoes(@ForAll("scripts") List<String> scripts) {
    Dash.assume();
    StringBuilder all = new StringBuilder("cd " + folder + "\n");
    List<List<String>> expected = new ArrayList<>();
    for (String template : scripts) {
      String script = template.replace("FOLDER", folder.toString());
      ShellRun run = ShellScript.parse(script).run(ENVIRONMENT);
      assertThat(run.unknown()).as(script).isEmpty();
      assertThat(run.main()).as(script).isPresent();
      run.programs().forEach(program -> expected.addAll(shown(program)));
      all.append("dash -e -c ").append(ShellQuoting.word(script)).append('\n');
    }

    assertThat(Dash.lists(Dash.run("dash", folder, all.toString(), ENVIRONMENT)))
        .isEqualTo(expected);
  }

  /** What the program named show writes when it is started like this. */
  private static List<List<String>> shown(Program program) {
    Map<String, String> environment = program.state().environment();
    List<String> values = new ArrayList<>();
    for (String name : List.of("A", "B", "C", "D", "index")) {
      values.add(name + "=" + environment.getOrDefault(name, ""));
    }
    // As grep counts lines: a value may have lines that look like a variable.
    values.add(
        String.valueOf(
            environment.entrySet().stream()
                .flatMap(e -> Stream.of((e.getKey() + "=" + e.getValue()).split("\n")))
                .filter(line -> line.matches("(?s)[ABCD]=.*"))
                .count()));
    return List.of(
        program.argv().subList(1, program.argv().size()),
        List.of(
            folder.resolve(program.state().directory().orElse("")).toString().replaceAll("/$", "")),
        values);
  }

  @Provide
  Arbitrary<List<String>> scripts() {
    Arbitrary<String> name = Arbitraries.of("A", "B", "C", "D");
    Arbitrary<String> word = words();
    Arbitrary<String> assignment = Combinators.combine(name, word).as((n, w) -> n + "=" + w);
    Arbitrary<String> command =
        Arbitraries.oneOf(
            assignment,
            assignment.map(a -> "export " + a),
            Combinators.combine(assignment, name).as((a, n) -> "export " + a + " " + n),
            Combinators.combine(name, Arbitraries.of("5000 + index", "index - 1 + 10"))
                .as((n, sum) -> "export " + n + "=$((" + sum + "))"),
            Arbitraries.of(
                "set -a",
                "set +a",
                "cd FOLDER/d",
                "cd FOLDER",
                "cd FOLDER/d\ncd e",
                ". FOLDER/a",
                "if [ -r FOLDER/a ]; then . FOLDER/a; fi",
                "if [ -r FOLDER/a ]\nthen\n  . FOLDER/a\nfi",
                "(cd /)",
                "(set -a)",
                ": a",
                "# a"),
            assignment.map(a -> "(export " + a + ")"),
            word.map(w -> "(exec FOLDER/show " + w + ")"),
            Combinators.combine(assignment, word).as((a, w) -> a + " FOLDER/show " + w));
    Arbitrary<String> last =
        Combinators.combine(
                assignment.list().ofMaxSize(2), Arbitraries.of("", " \"$index\" $index"), word)
            .as((a, index, w) -> String.join(" ", a) + " exec FOLDER/show " + w + index);
    return Combinators.combine(command.list().ofMaxSize(8), last)
        .as(
            (commands, end) ->
                String.join(
                    "\n",
                    Stream.of(List.of("A=1", "B='2 3'", "C="), commands, List.of(end))
                        .flatMap(List::stream)
                        .toList()))
        .list()
        .ofSize(30);
  }

  private static Arbitrary<String> words() {
    Arbitrary<Part> part =
        Arbitraries.oneOf(
            ShellTexts.texts().map(Literal::new),
            Arbitraries.of("A", "B", "C", "D", "index").map(Variable::new),
            Arbitraries.of("index", "index + 7").map(Arithmetic::new));
    return part.list().ofMaxSize(3).map(ShellQuoting::scriptWord);
  }
}
