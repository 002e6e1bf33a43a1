package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DialectTest {
  private static JobFile parse(String text) {
    return JobParser.parse(new Source("test.conf", text), Set.of("import", "tmpfiles"));
  }

  @Test
  void takesAnyWordsOfItsStanzas() {
    JobFile file = parse("import A 'b c' # both\ntmpfiles\nexec true");
    assertThat(file.error()).isEmpty();
    assertThat(Jobs.values(file.all("import").get(0).words()))
        .containsExactly("import", "A", "b c");
    assertThat(file.all("tmpfiles")).hasSize(1);
    assertThat(file.job().commands()).hasSize(1);
  }

  @Test
  void judgesTheRestOfTheFile() {
    JobFile file = parse("import A\nnice 99\n");
    assertThat(file.error().orElseThrow().line()).isEqualTo(2);
    assertThat(file.print()).isEqualTo("import A\nnice 99\n");
  }

  @Test
  void knowsNoOtherStanzas() {
    assertThat(parse("imports A\n").error().orElseThrow().kind())
        .isEqualTo(JobError.Kind.UNKNOWN_STANZA);
  }

  @Test
  void refusesAQuoteThatNeverCloses() {
    assertThat(parse("import 'A\n").error().orElseThrow().kind())
        .isEqualTo(JobError.Kind.OPEN_QUOTE);
  }
}
