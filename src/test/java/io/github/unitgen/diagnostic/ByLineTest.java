package io.github.unitgen.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByLineTest {
  private final List<String> asked = new ArrayList<>();
  private final ByLine<String> lines =
      new ByLine<>(
          line -> {
            asked.add(line);
            return line + "!";
          });

  private static Diagnostic at(Source source, int offset) {
    return new Diagnostic(
        "S1", "x", Severity.INFO, source.place(offset, 9), "m", List.of(), Optional.empty());
  }

  @Test
  void aLineIsReadOnceHoweverManyBeginInIt() {
    Source source = new Source("x", "one\ntwo\nend");
    assertThat(lines.of(at(source, 0))).isEqualTo("one!");
    assertThat(lines.of(at(source, 3))).isEqualTo("one!");
    assertThat(lines.of(at(source, 4))).isEqualTo("two!");
    assertThat(lines.of(at(source, 6))).isEqualTo("two!");
    assertThat(asked).containsExactly("one", "two");
  }

  @Test
  void whatIsSharedIsOneTextWhereItIsEqual() {
    ByLine<String> shared = ByLine.shared(String::strip);
    String first = shared.of(at(new Source("x", " one two "), 0));
    assertThat(first).isEqualTo("one two");
    assertThat(shared.of(at(new Source("x", "one two  "), 0))).isSameAs(first);
    assertThat(shared.of(at(new Source("x", "two  one "), 0))).isEqualTo("two  one");
  }

  @Test
  void theSameLineOfAnotherFileIsAnotherLine() {
    assertThat(lines.of(at(new Source("x", "one two th"), 0))).isEqualTo("one two th!");
    assertThat(lines.of(at(new Source("x", "two two th"), 0))).isEqualTo("two two th!");
  }
}
