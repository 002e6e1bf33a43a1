package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values are what libnih 1.0.4 makes of the same text. */
class TokenTest {
  static Stream<Arguments> arguments() {
    return Stream.of(
        Arguments.of("a", "a"),
        Arguments.of("a#b", "a"),
        Arguments.of("'a#b'", "a#b"),
        Arguments.of("pre\"mid dle\"post", "premid dlepost"),
        Arguments.of("'\"'\"'\"", "\"'"),
        Arguments.of("\" a\t b \"", " a\t b "),
        Arguments.of("\"a  \n\n \t b\"", "a b"),
        Arguments.of("\"\n\"", " "),
        Arguments.of("\"a \n\"", "a "),
        Arguments.of("a\\\nb", "a b"),
        Arguments.of("a\\\n", "a"),
        Arguments.of("''\\\n", ""),
        Arguments.of("\\\\", "\\"),
        Arguments.of("a\\ b", "a b"),
        Arguments.of("a\\\tb", "a\tb"),
        Arguments.of("\"a \\ b\"", "a  b"),
        Arguments.of("\"a \\\\b\"", "a \\b"),
        Arguments.of("a\\nb", "a\\nb"),
        Arguments.of("\"a\\\"b\"", "a\\\"b"),
        Arguments.of("\"a \\nb\"", "a\\\\nb"),
        Arguments.of("\"a  \\nb\"", "a\\ \\nb"),
        Arguments.of("\"a\n\\nb\"", "a\\ nb"),
        Arguments.of("\"a\0b\"", "a"),
        Arguments.of("\"\0b\"", ""),
        Arguments.of("é\u000b\f\u00a0", "é\u000b\f\u00a0"));
  }

  @ParameterizedTest
  @MethodSource("arguments")
  void dequotesArguments(String written, String value) {
    JobFile file = Jobs.parse("description " + written + "\n");
    assertThat(file.error()).isEmpty();
    assertThat(file.job().description().orElseThrow().value()).isEqualTo(value);
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("a  b \t ", "a  b"),
        Arguments.of("a b#c", "a b"),
        Arguments.of("a '#' (b)", "a '#' (b)"),
        Arguments.of("a \\\n  b", "a b"),
        Arguments.of("a 'b\n c'", "a 'b c'"),
        Arguments.of("a\\\n", "a"),
        Arguments.of("a \\\\ b", "a \\\\ b"),
        Arguments.of("a \\ b", "a \\ b"),
        Arguments.of("a\\$b", "a\\$b"),
        Arguments.of("a \\$b", "a\\\\$b"),
        Arguments.of("a  \\$b", "a\\ \\$b"),
        Arguments.of("a\\\n\\$b", "a\\ $b"),
        Arguments.of("a \"x \\\"y\\\" z\"", "a \"x\\\\\"y\\\" z\""),
        Arguments.of("\"\"", "\"\""),
        Arguments.of("a\r", "a"),
        Arguments.of("a\0b c", "a"),
        Arguments.of("a '\0' c", "a '"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void keepsTheQuotesOfCommands(String written, String value) {
    JobFile file = Jobs.parse("exec " + written + "\ntask");
    assertThat(file.error()).isEmpty();
    assertThat(file.job().command(Job.Phase.MAIN).orElseThrow().text().value()).isEqualTo(value);
    assertThat(file.job().task()).isPresent();
  }

  @Test
  void aNulIsABlankAndTheEndOfAWord() {
    assertThat(Jobs.job("\0 task\0# x").task()).isPresent();
    assertThat(Jobs.complaint("description a\0b")).isEqualTo("1: Unexpected token [b]");
  }

  @Test
  void onlyCommonBlanksSeparate() {
    assertThat(Jobs.complaint("\ftask")).isEqualTo("1: Unknown stanza [\ftask]");
    assertThat(Jobs.complaint("\uFEFFtask")).isEqualTo("1: Unknown stanza [\uFEFFtask]");
    assertThat(Jobs.job("\r\t task\r").task()).isPresent();
  }

  @Test
  void aBackslashBeforeABlankContinuesNothing() {
    assertThat(Jobs.complaint("exec a \\ \n  b\n")).isEqualTo("2: Unknown stanza [b]");
    assertThat(Jobs.complaint("exec a \\\r\n  b\n")).isEqualTo("2: Unknown stanza [b]");
    assertThat(Jobs.complaint("# a \\\n  b\n")).isEqualTo("2: Unknown stanza [b]");
  }

  @Test
  void aContinuationInFrontOfAStanzaIsPartOfItsName() {
    assertThat(Jobs.complaint("\\\ntask")).isEqualTo("2: Unknown stanza [\\\ntask]");
    assertThat(Jobs.complaint("\\\n\n")).isEqualTo("2: Unknown stanza []");
  }
}
