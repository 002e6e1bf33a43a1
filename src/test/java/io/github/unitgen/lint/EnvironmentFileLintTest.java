package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no page of a rule can show of environment files: their bytes, and comments that ignore. */
class EnvironmentFileLintTest {
  private static final String NOT_UTF8 =
      "systemd refuses the whole file because of this byte, which is not UTF-8";
  private static final String NUL = "systemd refuses the whole file because of this NUL byte";

  private static List<String> lint(String bytes) {
    Source source = Source.of("worker.env", bytes.getBytes(StandardCharsets.ISO_8859_1));
    Selection selection = Selection.DEFAULT.then("X912", Selection.Effect.ON);
    return Linter.lint(
            new Document(source, Kind.ENVIRONMENT), Criteria.ofRules(Targets.NEWEST, selection))
        .stream()
        .map(
            finding -> {
              Source.Position at = source.at(finding.at().span().start());
              return at.line() + ":" + at.column() + " " + finding.rule() + " " + finding.message();
            })
        .toList();
  }

  @Test
  void aValueThatIsNotUtf8IsOneErrorForItsLine() {
    assertThat(lint("A=1\nB=caf\u00e9\u00e8\nC=\u00e9\n"))
        .containsExactly("2:6 S604 " + NOT_UTF8, "3:3 S604 " + NOT_UTF8);
  }

  @Test
  void aNameThatIsNotUtf8IsNoBadNameToo() {
    assertThat(lint("\u00e9B=1\n")).containsExactly("1:1 S604 " + NOT_UTF8);
    assertThat(lint("1B=\u00e9\n")).hasSize(2);
  }

  @Test
  void anyBytesButNulMayStandInComments() {
    assertThat(lint("A=1\n# caf\u00e9\n")).isEmpty();
    assertThat(lint("# a\0b\0\nA=1\n")).containsExactly("1:4 S604 " + NUL);
    assertThat(lint("A=caf\u00c3\u00a9\n")).isEmpty();
  }

  @Test
  void aCommentTakesBackWhatIsFoundInTheLineBelow() {
    assertThat(lint("A=1\n# unitgen: ignore[S604] read by sh too\nexport B=1\n")).isEmpty();
    assertThat(lint("A=1\n; unitgen: ignore[S604] why\nexport B=1\nC=$D\n"))
        .containsExactly("4:3 S604 no shell reads the file: this variable is not replaced");
    assertThat(lint("A=1\n# unitgen: ignore[S604] why\nB=1\n"))
        .containsExactly("2:19 X912 S604 reports nothing here, so there is nothing to ignore");
  }

  @Test
  void aCommentInFrontOfAllCoversTheFile() {
    assertThat(lint("# unitgen: ignore[S604] read by sh too\n\nexport B=1\nexport C=1\n"))
        .isEmpty();
  }

  @Test
  void whatLooksLikeACommentBehindAValueIsOneNot() {
    assertThat(lint("A=1\nB=$C # unitgen: ignore[S604] why\n")).hasSize(1);
  }
}
