package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  static List<String> fileNames() {
    return List.of(
        "web", "Web_1", "a:b", "a.b-c", "1", "_", "service", "conf", "a".repeat(242), "a.services");
  }

  @ParameterizedTest
  @MethodSource("fileNames")
  void takesWhatBothInitsTake(String name) {
    assertThat(problems(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a b,' ',x has a character that is invalid in unit and job names",
    "a@1,@,x has a character that is invalid in unit and job names",
    "a/b,/,x has a character that is invalid in unit and job names",
    "a\\b,\\,x has a character that is invalid in unit and job names",
    "é,é,x has a character that is invalid in unit and job names",
    "a😀b,😀,x has a character that is invalid in unit and job names",
    "-a,-,x begins with `-`",
    ".a,.,x begins with `.`",
    "a.service,.service,x ends with a unit suffix",
    "a.automount,.automount,x ends with a unit suffix",
    "a.scope,.scope,x ends with a unit suffix",
    "a.conf,.conf,x ends with `.conf`",
  })
  void marksWhatIsWrong(String name, String marked, String message) {
    assertThat(problems(name)).containsExactly(marked + "|" + message);
  }

  @ParameterizedTest
  @ValueSource(ints = {243, 300})
  void marksWhatIsTooMuch(int length) {
    assertThat(problems("a".repeat(length)))
        .containsExactly("a".repeat(length - 242) + "|x is longer than 242 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "_", "a1", "PATH", "_9", "zZ09_"})
  void takesTheNamesOfVariables(String name) {
    assertThat(Names.isVariable(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "9a", "a-b", "a.b", "a:b", "é", "a b", "a=", "@"})
  void refusesOtherNamesForVariables(String name) {
    assertThat(Names.isVariable(name)).isFalse();
  }

  private static List<String> problems(String name) {
    Problems problems = new Problems();
    Source source = new Source("m", name);
    Scalar written = new Scalar(source.whole(), name, Style.PLAIN);
    new Names(problems).checkFileName("x", new Located<>(name, source.whole()), written);
    List<Diagnostic> found = problems.inOrderOf(List.of(source));
    assertThat(found).allMatch(problem -> problem.rule().equals("M003"));
    return found.stream().map(problem -> problem.at().text() + "|" + problem.message()).toList();
  }
}
