package io.github.unitgen.syntax.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.Specifiers.Expansion;
import io.github.unitgen.syntax.systemd.Specifiers.Use;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecifiersTest {
  private static final Map<Character, String> VALUES = Map.of('i', "one", 'e', "", '7', "%i");

  @ParameterizedTest
  @CsvSource({
    "'',''", "plain,plain", "%i,one", "a%ib%i,aoneb" + "one", "a%eb,ab", "%%,%", "%%i,%i",
    "%%%i,%one", "100%,100%", "'100% sure','100% sure'", "%-,%-", "%ä,%ä", "%_,%_", "%7,%i",
    "%%%,%%", "%{i},%{i}", "%%%%,%%", "%-%i,%-one"
  })
  void expands(String text, String expected) {
    assertThat(Specifiers.expand(text, VALUES))
        .isEqualTo(new Expansion(Optional.of(expected), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"a%Qb,Q,1", "%i%z,z,2", "%A,A,0", "%0,0,0", "%9,9,0", "%Z%i,Z,0", "%a,a,0"})
  void failsAtTheFirstUnknownLetterOrDigit(String text, char letter, int at) {
    assertThat(Specifiers.expand(text, VALUES))
        .isEqualTo(
            new Expansion(Optional.empty(), Optional.of(new Use(letter, new Span(at, at + 2)))));
  }

  @Test
  void listsWhatIsUsedInOrder() {
    assertThat(Specifiers.uses("%i %% %%n %-%Q%"))
        .containsExactly(new Use('i', new Span(0, 2)), new Use('Q', new Span(12, 14)));
    assertThat(Specifiers.uses("%%%i")).containsExactly(new Use('i', new Span(2, 4)));
    assertThat(Specifiers.uses("")).isEmpty();
  }
}
