package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a suppression holds, and what is said of it; by S104 and the rules of manifests. */
class SuppressionsTest {
  private static final Selection SELECTION =
      Selection.DEFAULT
          .then("all", Effect.OFF)
          .then("S104", Effect.ON)
          .then("M", Effect.ON)
          .then("X912", Effect.ON);

  private static List<String> unit(String text) {
    return found("a.service", text, Kind.SYSTEMD);
  }

  private static List<String> manifest(String text) {
    return found("a.yml", text, Kind.MANIFEST);
  }

  private static List<String> found(String name, String text, Kind kind) {
    Criteria criteria = Criteria.ofRules(Targets.NEWEST, SELECTION);
    return Linter.lint(new Document(new Source(name, text), kind), criteria).stream()
        .map(finding -> finding.rule() + " " + line(finding))
        .toList();
  }

  private static int line(Diagnostic finding) {
    return finding.at().source().lineAt(finding.at().span().start());
  }

  @Test
  void coversTheLineThatFollowsAndNoOther() {
    String text = "[Service]\n# unitgen: ignore[S104] why\n\n# more\nPIDFile=/a\nPIDFile=/b\n";
    assertThat(unit(text)).containsExactly("S104 6");
  }

  @Test
  void coversASectionFromItsHeader() {
    String section = "# unitgen: ignore[S104] why\n[Service]\nPIDFile=/a\nPIDFile=/b\n";
    assertThat(unit("[Unit]\n" + section)).isEmpty();
    assertThat(unit("[Unit]\n" + section + "[Unit]\n[Service]\nPIDFile=/c\n"))
        .containsExactly("S104 8");
  }

  @Test
  void coversTheWholeFileFromItsHead() {
    assertThat(
            unit(
                "# a\n\n; unitgen: ignore[S104] why\n[Service]\nPIDFile=/a\n[Service]\nPIDFile=/b\n"))
        .isEmpty();
  }

  @Test
  void namesSeveralRules() {
    assertThat(unit("[Service]\n# unitgen: ignore[M001, S104] why\nPIDFile=/a\n"))
        .containsExactly("X912 2");
    assertThat(unit("[Service]\n# unitgen: ignore[ pid-file-without-forking ,]\nPIDFile=/a\n"))
        .isEmpty();
  }

  @Test
  void isNoCommentOfAnotherForm() {
    for (String comment :
        List.of("# unitgen ignore[S104]", "# unitgen: ignore S104", "# unitgen: ignore[S104")) {
      assertThat(unit("[Service]\n" + comment + "\nPIDFile=/a\n")).containsExactly("S104 3");
    }
  }

  @Test
  void saysNothingOfRulesThatAreOff() {
    assertThat(unit("[Service]\n# unitgen: ignore[X913] why\nExecStart=/a\n")).isEmpty();
    assertThat(unit("[Service]\nExecStart=/a\n# unitgen: ignore[S104] why\n"))
        .containsExactly("X912 3");
  }

  @Test
  void coversAYamlValueWithAllThatIsInIt() {
    String head = "unitgen: 1\nname: a\nprocesses:\n";
    String wrong = "  a:\n    command: b\n    user: c\n    comand: d\n";
    assertThat(manifest(head + wrong)).containsExactly("M001 7");
    assertThat(manifest(head + "  # unitgen: ignore[M001] why\n" + wrong)).isEmpty();
    assertThat(manifest(head + wrong.replace("d\n", "d # unitgen: ignore[M001] why\n"))).isEmpty();
    assertThat(manifest("# unitgen: ignore[schema-violation] why\n" + head + wrong)).isEmpty();
    assertThat(manifest(head + wrong.replace("b\n", "b # unitgen: ignore[M001] why\n")))
        .containsExactly("X912 5", "M001 7");
  }
}
