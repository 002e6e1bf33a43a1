package io.github.unitgen.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.workspace.FullCriteria;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a fix of a file of variables may change: the variables that it writes to. */
class EnvironmentFixScopeTest {
  private static final Criteria ALL =
      FullCriteria.of(Targets.NEWEST, Selection.DEFAULT.then("all", Effect.ON), ShellReviewer.NONE);

  @Property(tries = 2000)
  void aSafeFixLeavesEveryOtherVariableAsItIs(@ForAll("variables") String text) {
    FixStep.eachSafe(
        new Source("worker.env", text),
        now -> lint(now, Kind.ENVIRONMENT),
        EnvironmentFixScopeTest::check);
  }

  @Example
  void aManifestHasNoSafeFixes() {
    List<String> manifests = ExampleLines.examples("manifest");
    assertThat(manifests).hasSizeGreaterThan(5);
    for (String manifest : manifests) {
      assertThat(lint(new Source("worker.yml", manifest), Kind.MANIFEST))
          .noneMatch(
              finding -> finding.fix().filter(fix -> fix.safety() == Fix.Safety.SAFE).isPresent());
    }
  }

  @Provide
  Arbitrary<String> variables() {
    return Arbitraries.of(
            "export A=1",
            "export\tB='x",
            " export C=\"a b\"",
            "export export D=1",
            "export =1",
            "export E",
            "A=0",
            "B=$A",
            "C=a\\",
            "F='1",
            "'",
            "# export A=1 \\",
            "")
        .list()
        .ofMaxSize(8)
        .flatMap(lines -> Arbitraries.of("\n", "\r\n").map(end -> String.join(end, lines) + end));
  }

  private static List<Diagnostic> lint(Source source, Kind kind) {
    return Linter.lint(new Document(source, kind), ALL);
  }

  private static void check(FixStep step) {
    EnvironmentFile before = EnvironmentFile.read(step.before());
    EnvironmentFile after = EnvironmentFile.read(step.after());
    Map<String, String> was = state(before);
    Map<String, String> is = state(after);
    for (EnvironmentFile.Entry entry : after.entries()) {
      if (entry instanceof EnvironmentFile.Assignment line && step.touchesAfter(line.span())) {
        was.remove(line.key());
        is.remove(line.key());
      }
    }
    assertThat(is).as(step.toString()).isEqualTo(was);
  }

  /** The variables that systemd sets. */
  private static Map<String, String> state(EnvironmentFile file) {
    Map<String, String> variables = new TreeMap<>();
    for (EnvironmentFile.Entry entry : file.entries()) {
      if (entry instanceof EnvironmentFile.Assignment line && EnvironmentFile.isName(line.key())) {
        variables.put(line.key(), line.value());
      }
    }
    return variables;
  }
}
