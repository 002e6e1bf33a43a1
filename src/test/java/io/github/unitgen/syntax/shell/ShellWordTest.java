package io.github.unitgen.syntax.shell;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellWord.Arithmetic;
import io.github.unitgen.syntax.shell.ShellWord.Literal;
import io.github.unitgen.syntax.shell.ShellWord.Part;
import io.github.unitgen.syntax.shell.ShellWord.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  private static final Map<String, String> VARIABLES =
      Map.of("index", "2", "zero", "0", "octal", "010", "minus", "-1", "text", "a b", "none", "");

  private static ShellWord word(Part... parts) {
    return new ShellWord(Span.at(0), List.of(parts));
  }

  @Test
  void joinsLiteralsThatTouch() {
    assertThat(word(new Literal("a"), new Literal("b"), new Variable("c"), new Literal("")).parts())
        .containsExactly(new Literal("ab"), new Variable("c", true));
    assertThat(word().parts()).containsExactly(new Literal(""));
  }

  @Test
  void isLiteralWhereNothingIsPutIn() {
    assertThat(word(new Literal("a"), new Literal("b")).literal()).hasValue("ab");
    assertThat(word(new Variable("c")).literal()).isEmpty();
    assertThat(word(new Literal("a"), new Variable("c")).literal()).isEmpty();
  }

  @Test
  void putsInTheValuesOfItsParts() {
    assertThat(
            word(new Literal("a-"), new Variable("text"), new Arithmetic("index")).value(VARIABLES))
        .hasValue("a-a b2");
    assertThat(word(new Variable("none")).value(VARIABLES)).hasValue("");
  }

  @Test
  void hasNoValueWithoutAVariable() {
    assertThat(word(new Literal("a"), new Variable("other")).value(VARIABLES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\tb", "a\nb", "*", "a?", "[", "\\"})
  void hasNoValueWhereAnUnquotedVariableMayChangeOrVanish(String value) {
    assertThat(word(new Variable("a", false)).value(Map.of("a", value))).isEmpty();
    assertThat(word(new Variable("a", true)).value(Map.of("a", value))).hasValue(value);
  }

  @Test
  void hasTheValueOfAnUnquotedVariableThatStaysOneWord() {
    assertThat(word(new Variable("index", false)).value(VARIABLES)).hasValue("2");
  }

  @ParameterizedTest
  @CsvSource({
    "5000 + index,5002",
    "5000+index-1,5001",
    "index,2",
    "'\t 7 ',7",
    "0,0",
    "zero - 3,-3",
    "999999999999999999,999999999999999999",
    "1 - 2 - 3,-4"
  })
  void addsAndSubtracts(String sum, String value) {
    assertThat(word(new Arithmetic(sum)).value(VARIABLES)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "1 +",
        "+ 1",
        "1 1",
        "1 + + 1",
        "2 * 3",
        "(1)",
        "010",
        "octal",
        "minus",
        "text",
        "none",
        "other",
        "1000000000000000000",
        "0x1",
        "1a",
        "$index",
        "1 +\n1",
        "1 ?"
      })
  void hasNoValueForOtherArithmetic(String sum) {
    assertThat(word(new Arithmetic(sum)).value(VARIABLES)).isEmpty();
  }

  @Test
  void hasNoValueWhereTheSumIsTooLarge() {
    String tenth = "999999999999999999";

    assertThat(word(new Arithmetic(String.join("+", nCopies(9, tenth)))).value(Map.of()))
        .hasValue("8999999999999999991");
    assertThat(word(new Arithmetic(String.join("+", nCopies(10, tenth)))).value(Map.of()))
        .isEmpty();
    assertThat(word(new Arithmetic("0-" + String.join("-", nCopies(10, tenth)))).value(Map.of()))
        .isEmpty();
  }

  @Test
  void hasNoValueThatNoProgramCanBeGiven() {
    assertThat(word(new Literal("a".repeat(131_071))).value(Map.of())).isPresent();
    assertThat(word(new Literal("a".repeat(131_072))).value(Map.of())).isEmpty();
  }

  @Test
  void refusesAVariableWithoutAName() {
    assertThatThrownBy(() -> new Variable("a-b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Variable("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Variable("1")).isInstanceOf(IllegalArgumentException.class);
  }
}
