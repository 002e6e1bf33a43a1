package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.syntax.shell.ShellWord.Arithmetic;
import io.github.unitgen.syntax.shell.ShellWord.Literal;
import io.github.unitgen.syntax.shell.ShellWord.Part;
import io.github.unitgen.syntax.shell.ShellWord.Variable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuotingTest {
  /** What ends a script block of Upstart, with any blank for its blanks. */
  private static final Pattern END =
      Pattern.compile("^[ \\t\\r\\f\\x0B]*end[ \\t\\r\\f\\x0B]+script[ \\t\\r\\f\\x0B]*(#.*)?$");

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "az_AZ09@%+=:,./-", "-e", "/usr/bin/env", "A=1", "if"})
  void leavesASafeArgumentBare(String value) {
    assertThat(ShellQuoting.word(value)).isEqualTo(value);
    assertThat(ShellQuoting.scriptWord(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "a b", "$A", "~", "#", "*", "a;", "\n", "\t", "\\", "\"", "é", "{", "!", "^"})
  void quotesAnyOtherCharacter(String value) {
    assertThat(ShellQuoting.word(value)).isEqualTo("'" + value + "'");
  }

  @Test
  void writesAnEmptyWordAsQuotes() {
    assertThat(ShellQuoting.word("")).isEqualTo("''");
    assertThat(ShellQuoting.word(List.of())).isEqualTo("''");
    assertThat(ShellQuoting.scriptWord("")).isEqualTo("''");
  }

  @Test
  void writesASingleQuoteInDoubleQuotes() {
    assertThat(ShellQuoting.word("it's")).isEqualTo("'it'\"'\"'s'");
  }

  @Test
  void putsVariablesInQuotesBetweenTheTexts() {
    assertThat(
            ShellQuoting.word(
                List.of(new Literal("web-"), new Variable("index"), new Literal(" of "))))
        .isEqualTo("web-\"$index\"' of '");
    assertThat(ShellQuoting.word(List.of(new Literal(""), new Variable("index"))))
        .isEqualTo("\"$index\"");
    assertThat(ShellQuoting.word(List.of(new Arithmetic("5000 + index"), new Literal("x"))))
        .isEqualTo("\"$((5000 + index))\"x");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"if,'if'", "A=1,'A=1'", "!,'!'", "env,env", "a b,'a b'"})
  void neverWritesANameThatIsAKeywordOrAnAssignment(String name, String written) {
    assertThat(ShellQuoting.name(name)).isEqualTo(written);
  }

  @Test
  void writesACommandWithItsNameFirst() {
    assertThat(ShellQuoting.command(List.of("if", "A=1", "if", "a b")))
        .isEqualTo("'if' A=1 if 'a b'");
  }

  @Test
  void breaksALineThatWouldEndAScript() {
    assertThat(ShellQuoting.scriptWord("a\n end\tscript\nb")).isEqualTo("'a\n end''\tscript\nb'");
    assertThat(ShellQuoting.scriptWord("\nend script # it's"))
        .isEqualTo("'\nend'' script # it'\"'\"'s'");
    assertThat(ShellQuoting.scriptWord("\nend script\nend script"))
        .isEqualTo("'\nend'' script\nend'' script'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"end script", "a\nendscript", "a\nend", "a\nbend script", "a\nend\nscript"})
  void breaksNoOtherLine(String value) {
    assertThat(ShellQuoting.scriptWord(value)).isEqualTo("'" + value + "'");
  }

  @Test
  void breaksNoLineOfAPlainWord() {
    assertThat(ShellQuoting.word("\nend script\n")).isEqualTo("'\nend script\n'");
  }

  @Property(tries = 300)
  void noLineOfAScriptWordEndsTheScript(@ForAll("scriptTexts") List<String> texts) {
    List<Part> parts = parts(texts);

    assertThat(ShellQuoting.scriptWord(parts).split("\n", -1))
        .noneMatch(line -> END.matcher(line).matches());
  }

  @Property(tries = 300)
  void readsBackTheValueOfAScriptWord(@ForAll("scriptTexts") List<String> texts) {
    List<Part> parts = parts(texts);
    Map<String, String> variables = Map.of("end", "end script", "index", "7");
    String written = "a " + ShellQuoting.scriptWord(parts);
    ShellScript.Simple command = (ShellScript.Simple) ShellScript.parse(written).commands().get(0);

    assertThat(command.words().get(1).parts()).isEqualTo(ShellWord.joined(parts));
    assertThat(command.words().get(1).value(variables))
        .hasValue(String.join("", texts).replace("<$end>", "end script").replace("<$index>", "7"));
  }

  private static List<Part> parts(List<String> texts) {
    return texts.stream()
        .map(
            text ->
                text.startsWith("<$")
                    ? (Part) new Variable(text.substring(2, text.length() - 1))
                    : new Literal(text))
        .toList();
  }

  @Provide
  Arbitrary<List<String>> scriptTexts() {
    return Arbitraries.of(
            "end",
            "script",
            "end script",
            " ",
            "\n",
            "\t",
            "\r",
            "#",
            "'",
            "\"",
            "\\",
            "x",
            "$",
            "\n end script",
            "<$end>",
            "<$index>",
            "")
        .list()
        .ofMaxSize(12);
  }
}
