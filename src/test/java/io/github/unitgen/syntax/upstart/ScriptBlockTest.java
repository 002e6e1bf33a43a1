package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptBlockTest {
  private static String script(String body) {
    return Jobs.job("script\n" + body + "end script")
        .command(Job.Phase.MAIN)
        .orElseThrow()
        .text()
        .value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "end script",
        "end script\n",
        "  end script\n",
        "\tend\t script  \n",
        "end script# x\n",
        "end   script # x\n",
        "end script\r\n",
        "end\0script\n"
      })
  void endsAtALineOfItsOwn(String line) {
    Job job = Jobs.job("script\n x\n" + line);
    assertThat(job.command(Job.Phase.MAIN).orElseThrow().text().value()).isEqualTo("x\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "end",
        "end\nscript",
        "endscript",
        "end-script",
        "end scripts",
        "end script;",
        "end script now",
        "End script",
        "end Script",
        "end scrip",
        "xend script",
        "'end script'",
        "end \\\n script"
      })
  void doesNotEndAtAnythingElse(String line) {
    assertThat(Jobs.error("script\n x\n" + line + "\n").message()).isEqualTo("Unterminated block");
    assertThat(Jobs.error("script\n x\n" + line).message()).isEqualTo("Unterminated block");
  }

  @Test
  void endsAtTheFirstSuchLineEvenInAHereDocument() {
    JobFile file = Jobs.parse("script\ncat <<E\nend script\nE\nend script\n");
    assertThat(file.job().command(Job.Phase.MAIN).orElseThrow().text().value())
        .isEqualTo("cat <<E\n");
    assertThat(file.error().orElseThrow().line()).isEqualTo(4);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("a\n b\n", "a\n b\n"),
        Arguments.of("  a\n    b\n  c\n", "a\n  b\nc\n"),
        Arguments.of("    a\n  b\n      c\n", "  a\nb\n    c\n"),
        Arguments.of("  a\n\n  b\n", "  a\n\n  b\n"),
        Arguments.of("\n  a\n", "\n  a\n"),
        Arguments.of("  a\n  \n  b\n", "a\n\nb\n"),
        Arguments.of("\ta\n    b\n", "\ta\n    b\n"),
        Arguments.of("\t a\n\t\tb\n", " a\n\tb\n"),
        Arguments.of(" \ta\n \tb\n", "a\nb\n"),
        Arguments.of(" a\n b\\\n   c\n", "a\nb\\\n  c\n"),
        Arguments.of(" it's # \"\n", "it's # \"\n"),
        Arguments.of("  \n  a\n", "\na\n"),
        Arguments.of("a\0b\nc\n", "ac\n"),
        Arguments.of("\0a\nb\n", "b\n"),
        Arguments.of("  a\0b\n  c\n  d\0\n", "ac\nd"),
        Arguments.of("  \0a\n  \0b\n", "a\nb\n"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void losesTheBlanksThatAllLinesStartWith(String body, String text) {
    assertThat(script(body)).isEqualTo(text);
  }
}
