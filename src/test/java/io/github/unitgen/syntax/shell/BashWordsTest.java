package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which braces of a word bash makes several words of, and dash leaves as they are. */
class BashWordsTest {
  private static List<String> braces(String word) {
    return Bashisms.of("echo " + word + "\n").stream()
        .filter(bashism -> bashism.kind() == Bashism.Kind.BRACES)
        .map(Bashism::written)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'{a,b}', '{a,b}'",
    "'{,b}', '{,b}'",
    "'x{a,b}y', '{a,b}'",
    "'{1..3}', '{1..3}'",
    "'{a..c}', '{a..c}'",
    "'{_..c}', '{_..c}'",
    "'{10..}', '{10..}'",
    "'{1..$N}', '{1..'",
    "'{a..$N}', '{a..'",
    "'{a{b,c}', '{a{b,c}'",
    "'{}{1,2}{a,b}', '{a,b}'",
    "'{1,2}{3..4}', '{3..4}'",
    "'{x}..{1..2}', '{1..2}'",
    "'{x},{1,a}', '{1,a}'",
    "'{-}{1..22}', '{1..22}'",
  })
  void whatBashTakesApart(String word, String found) {
    assertThat(braces(word)).containsExactly(found);
  }

  @ParameterizedTest
  @CsvSource({
    "'{}'",
    "'{a}'",
    "'{1,3}'",
    "'{,}'",
    "'{a,b'",
    "'{1..3'",
    "'{..3}'",
    "'{ab..c}'",
    "'{a..bc}'",
    "'{1..3a}'",
    "'{1a..3}'",
    "'{-..3}'",
    "'{1..-}'",
    "'{1.3}'",
    "'{a},b'",
    "'a,{b}'",
    "'{a}..b'",
    "'{1}..{2}'",
    "'{a$N,b'",
    "'..{1}'",
    "'{a..'",
  })
  void whatIsOneWordToBoth(String word) {
    assertThat(braces(word)).isEmpty();
  }
}
