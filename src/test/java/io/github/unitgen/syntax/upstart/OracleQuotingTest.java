package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OracleQuotingTest {
  private static final Source ENV_400 = Oracle.source("quoting/env-400.conf");

  private static List<String> values() {
    Source expected = Oracle.source("quoting/env-400.expected.json");
    return JsonParser.parseString(expected.text()).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  static Stream<JsonElement> commands() {
    return Oracle.jsonLines("quoting/exec-argv.jsonl");
  }

  @Test
  void readsTheValuesThatAChildProcessSaw() {
    List<String> values = values();
    assertThat(envOf(ENV_400.text()))
        .hasSize(400)
        .containsExactlyElementsOf(
            IntStream.range(0, 400).mapToObj(i -> "K" + i + "=" + values.get(i)).toList());
  }

  @Test
  void writesTheValuesAsTheyWereProven() {
    StringBuilder written = new StringBuilder();
    List<String> values = values();
    for (int i = 0; i < values.size(); i++) {
      written.append("env K" + i + "=" + UpstartQuoting.env(values.get(i)) + "\n");
    }
    assertThat(ENV_400.text()).contains(written);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void keepsTheTextOfACommandLine(JsonElement command) {
    String line = command.getAsJsonObject().get("exec_line").getAsString();
    JobFile file = Jobs.parse(line + "\n");
    assertThat(file.error()).isEmpty();
    assertThat(file.job().command(Job.Phase.MAIN).orElseThrow().text().value())
        .isEqualTo(line.substring("exec ".length()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void writesCommandsWhoseWordsTheShellTakesApartAgain(JsonElement command) {
    List<String> words = new ArrayList<>(List.of("/bin/echo"));
    command.getAsJsonObject().get("argv").getAsJsonArray().forEach(w -> words.add(w.getAsString()));
    String line = UpstartQuoting.exec(words);
    assertThat(Jobs.job("exec " + line).command(Job.Phase.MAIN).orElseThrow().text().value())
        .isEqualTo(line);
    assertThat(ShellWords.split(line)).isEqualTo(words);
  }

  private static List<String> envOf(String text) {
    return Jobs.job(text).env().stream().map(located -> located.value()).toList();
  }
}
