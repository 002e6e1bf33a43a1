package io.github.unitgen.syntax.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Dropped;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Reason;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Variable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentLineTest {
  private static final Map<Character, String> SPECIFIERS = Map.of('n', "r.service", 'i', "");

  static Stream<List<String>> environmentForms() {
    return Tables.rows("environment-forms.tsv");
  }

  @ParameterizedTest
  @MethodSource("environmentForms")
  void setsWhatSystemdSets(List<String> row) {
    EnvironmentLine read = EnvironmentLine.read(Tables.value(row.get(1)), SPECIFIERS);

    String value =
        read.variables().stream()
            .filter(variable -> variable.name().equals("K"))
            .map(Variable::value)
            .reduce((earlier, later) -> later)
            .orElse("-");
    assertThat(value).isEqualTo(row.get(2));
    assertThat(
            read.dropped().stream()
                .map(dropped -> dropped.reason().name())
                .collect(Collectors.joining(" ")))
        .isEqualTo(row.get(3));
  }

  @Test
  void saysWhereEachWordStands() {
    EnvironmentLine read = EnvironmentLine.read(" \"A=1 2\" b  C=\\q D=3 ");

    assertThat(read.variables()).containsExactly(new Variable("A", "1 2", new Span(1, 8)));
    assertThat(read.dropped())
        .containsExactly(
            new Dropped("b", new Span(9, 10), Reason.NO_EQUALS),
            new Dropped("C=\\q D=3 ", new Span(12, 21), Reason.BAD_SYNTAX));
  }

  @Test
  void namesABadFirstWord() {
    assertThat(EnvironmentLine.read(" 'A").dropped())
        .containsExactly(new Dropped("'A", new Span(1, 3), Reason.BAD_SYNTAX));
  }

  @Test
  void leavesSpecifiersAsTheyAreWithoutTheirValues() {
    EnvironmentLine read = EnvironmentLine.read("A=%i%%%Q");

    assertThat(read.variables()).extracting(Variable::value).containsExactly("%i%%%Q");
    assertThat(EnvironmentLine.read("A=%Q", SPECIFIERS).dropped())
        .containsExactly(new Dropped("A=%Q", new Span(0, 4), Reason.UNKNOWN_SPECIFIER));
    assertThat(EnvironmentLine.read("%n", Map.of('n', "A=1")).variables())
        .containsExactly(new Variable("A", "1", new Span(0, 2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "z", "_", "_9", "aZ0_", "A9"})
  void takesANameThatAShellTakes(String name) {
    assertThat(EnvironmentLine.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "9a", "a-", "a.b", "ä", "a b", "@", "[", "`", "{", "a/", "a:"})
  void takesNoOtherName(String name) {
    assertThat(EnvironmentLine.isName(name)).isFalse();
  }
}
