package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.unitgen.source.Located;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstartQuotingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``        | \"\"",
        "plain     | \"plain\"",
        "a\\nb     | \"a\\\\nb\"",
        "a \\b     | \"a \\\\b\"",
        "it's      | \"it's\"",
        "say \"hi\" | \"say \"'\"hi\"'",
        "\"'\"     | \"\"'\"'\"'\"'\"'",
        "#$x       | \"#$x\""
      })
  void writesEnvValuesInQuotesThatTakeTurns(String value, String written) {
    assertThat(UpstartQuoting.env(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``      | ''",
        "a b     | 'a b'",
        "it's    | 'it'\"'\"'s'",
        "'       | \"'\"",
        "\\      | \"\\\\\"",
        "a\\     | 'a'\"\\\\\"",
        "\\\\a   | \"\\\\\"\"\\\\\"'a'",
        "$HOME   | '$HOME'",
        "a#b     | 'a#b'",
        "~       | '~'",
        "A=b     | A=b"
      })
  void writesExecWordsForUpstartAndTheShell(String value, String written) {
    assertThat(UpstartQuoting.execWord(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "0", "9", "_@%+=:,./-", "/usr/bin/env", "--to=/x,y"})
  void leavesSafeWordsAsTheyAre(String value) {
    assertThat(UpstartQuoting.quoted(value)).isEqualTo(value);
    assertThat(UpstartQuoting.execWord(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "`", "{", "[", "@[", "/;", "\t", "\r", "é", "a#", "(", "~", "!"})
  void quotesWhateverCouldMeanSomething(String value) {
    assertThat(UpstartQuoting.quoted(value)).isEqualTo("\"" + value + "\"");
    assertThat(UpstartQuoting.execWord(value)).isEqualTo("'" + value + "'");
  }

  @Test
  void quotesAFirstWordThatTheShellWouldTakeForAVariable() {
    assertThat(UpstartQuoting.exec(List.of("A=b", "C=d", "e f"))).isEqualTo("'A=b' C=d 'e f'");
    assertThat(UpstartQuoting.exec(List.of("=b"))).isEqualTo("'=b'");
    assertThat(UpstartQuoting.exec(List.of("/bin/x", "C=d"))).isEqualTo("/bin/x C=d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "a\nb", "\0", "a\0"})
  void refusesLineBreaksAndNuls(String value) {
    assertThat(UpstartQuoting.canEnv(value)).isFalse();
    assertThat(UpstartQuoting.canExecWord(value)).isFalse();
    assertThat(UpstartQuoting.canQuote(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> UpstartQuoting.env(value));
    assertThatIllegalArgumentException().isThrownBy(() -> UpstartQuoting.execWord(value));
    assertThatIllegalArgumentException().isThrownBy(() -> UpstartQuoting.quoted(value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpstartQuoting.exec(List.of("A=" + value)));
  }

  @Test
  void refusesAnEmptyArgumentSinceUpstartDoes() {
    assertThat(UpstartQuoting.canQuote("")).isFalse();
    assertThat(UpstartQuoting.canEnv("")).isTrue();
    assertThat(UpstartQuoting.canExecWord("")).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> UpstartQuoting.quoted(""));
    assertThat(Jobs.complaint("description \"\"")).isEqualTo("1: Expected token [\"\"]");
  }

  @Property(tries = 500)
  void envValuesComeBackThroughTheParser(@ForAll("values") String value) {
    Job job = Jobs.job("env K=" + UpstartQuoting.env(value) + " # comment\ntask");
    assertThat(job.env()).extracting(Located::value).containsExactly("K=" + value);
    assertThat(job.task()).isPresent();
  }

  @Property(tries = 300)
  void argumentsComeBackThroughTheParser(@ForAll("values") String value) {
    if (UpstartQuoting.canQuote(value)) {
      Job job = Jobs.job("description " + UpstartQuoting.quoted(value) + "\ntask");
      assertThat(job.description().orElseThrow().value()).isEqualTo(value);
      assertThat(job.task()).isPresent();
    }
  }

  @Property(tries = 300)
  void commandsComeBackThroughTheParserAndAShell(
      @ForAll @Size(min = 1, max = 5) List<@From("values") String> words) {
    String line = UpstartQuoting.exec(words);
    Job job = Jobs.job("exec " + line + " # comment\ntask");
    assertThat(job.command(Job.Phase.MAIN).orElseThrow().text().value()).isEqualTo(line);
    assertThat(ShellWords.split(line)).isEqualTo(words);
    assertThat(job.task()).isPresent();
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> any = Arbitraries.strings().excludeChars('\n', '\0').ofMaxLength(30);
    Arbitrary<String> odd =
        Arbitraries.of("\"", "'", "\\", " ", "\t", "\r", "#", "n", "(", "$", "=", "\uD83D", "é")
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(3, odd));
  }
}
