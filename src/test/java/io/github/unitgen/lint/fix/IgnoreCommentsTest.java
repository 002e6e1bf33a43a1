package io.github.unitgen.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.lint.fix.IgnoreComments.Commented;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a comment goes; by a few rules. */
class IgnoreCommentsTest {
  private static Commented commented(
      String name, Kind kind, String text, String reason, String... rules) {
    Selection selection = Selection.DEFAULT.then("all", Effect.OFF);
    for (String rule : rules) {
      selection = selection.then(rule, Effect.ON);
    }
    Criteria criteria = Criteria.ofRules(Targets.NEWEST, selection);
    LintFile file = new LintFile(new Document(new Source(name, text), kind), criteria);
    List<Diagnostic> found = Linter.lint(file.document(), criteria);
    assertThat(found).isNotEmpty();
    return IgnoreComments.add(file, found, reason);
  }

  private static String unit(String text, String... rules) {
    return commented("a.service", Kind.SYSTEMD, text, "", rules).source().text();
  }

  @Test
  void goesBeforeTheSettingAndAfterTheCommentsThatAreThere() {
    assertThat(unit("[Service]\n# why\nExecStart=/a\nPIDFile=/b\n", "S104"))
        .isEqualTo("[Service]\n# why\nExecStart=/a\n# unitgen: ignore[S104]\nPIDFile=/b\n");
  }

  @Test
  void namesAllRulesOfALineOnce() {
    assertThat(unit("[Unit]\n\n[Service]\n  PIDFile=/var/run/a\n", "S104", "S105"))
        .isEqualTo("[Unit]\n\n[Service]\n  # unitgen: ignore[S104, S105]\n  PIDFile=/var/run/a\n");
  }

  @Test
  void goesBeforeAllLinesOfASettingThatIsContinued() {
    assertThat(unit("[Service]\nExecStart=/bin/a \\\n  'b;c' \\\n  > d\n", "S202"))
        .isEqualTo("[Service]\n# unitgen: ignore[S202]\nExecStart=/bin/a \\\n  'b;c' \\\n  > d\n");
  }

  @Test
  void keepsTheLineBreaksAndTheByteOrderMark() {
    assertThat(unit("\uFEFF[Service]\r\nPIDFile=/b\r\n", "S104"))
        .isEqualTo("\uFEFF[Service]\r\n# unitgen: ignore[S104]\r\nPIDFile=/b\r\n");
  }

  @Test
  void goesBeforeTheScriptThatAFindingIsIn() {
    String job = "description \"a\"\n\nscript\n  [[ -f x ]] && y\nend script\n";
    assertThat(commented("a.conf", Kind.UPSTART, job, "dash is bash", "U503").source().text())
        .isEqualTo(job.replace("\nscript", "\n# unitgen: ignore[U503] dash is bash\nscript"));
  }

  @Test
  void isNeverWrittenIntoABlockOfText() {
    String manifest =
        """
        unitgen: 1
        name: shop
        processes:
          web:
            command: /srv/web
            systemd: |
              [Service]
              PIDFile=/run/a
            stop_timout: 5
        """;
    String text = commented("a.yml", Kind.MANIFEST, manifest, "", "M").source().text();
    assertThat(text).doesNotContain("# unitgen: ignore[M001]\n      ").contains("# unitgen: ign");
    assertThat(text.replaceAll(" *# unitgen: ignore.*\n", "")).isEqualTo(manifest);
  }

  @Test
  void isNotWrittenWhereItWouldUnmaskAUnit() {
    Commented commented = commented("a.service", Kind.SYSTEMD, "", "", "S029");
    assertThat(commented.source().text()).isEmpty();
    assertThat(commented.left()).hasSize(1);
  }

  @Test
  void isNotWrittenIntoYamlThatCannotBeParsed() {
    Commented commented = commented("a.yml", Kind.MANIFEST, "unitgen: 1\n a: [\n", "", "M004");
    assertThat(commented.ignored()).isEmpty();
    assertThat(commented.source().text()).isEqualTo("unitgen: 1\n a: [\n");
  }
}
