package io.github.unitgen.syntax.foreman;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {
  private static DotEnv read(String text) {
    return DotEnv.read(new Source(".env", text));
  }

  @Test
  void readsValuesAsForemanDoes() {
    assertThat(
            read("""
                    A=plain # not a comment
                    B='single $X'
                    C="two\\nlines \\"quoted\\" \\\\ end"
                    D=
                    E="open
                    F='a' b'
                    1G=digit\r
                    """)
                .variables())
        .isEqualTo(
            Map.of(
                "A", "plain # not a comment",
                "B", "single $X",
                "C", "two\nlines \"quoted\" \\ end",
                "D", "",
                "E", "\"open",
                "F", "a' b",
                "1G", "digit"));
  }

  @Test
  void theLaterOfTwoCounts() {
    assertThat(read("A=1\nA=2").variables()).isEqualTo(Map.of("A", "2"));
  }

  @Test
  void tellsWhatForemanPassesOver() {
    List<DotEnv.Line> lines = read("# a comment\n\nexport A=1\nB = 2\n  C=3\n").lines();

    assertThat(lines).hasSize(3).allMatch(DotEnv.Ignored.class::isInstance);
  }
}
