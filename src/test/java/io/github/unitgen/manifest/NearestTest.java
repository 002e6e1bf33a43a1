package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("web", "clock", "sidekiq", "stop_timeout");

  @ParameterizedTest
  @CsvSource({
    "wbe, web",
    "wb, web",
    "webs, web",
    "clok, clock",
    "colck, clock",
    "sidekick, sidekiq",
    "stop_timout, stop_timeout",
    "stoptimeout, stop_timeout",
    "web, web"
  })
  void findsTheWordThatIsMeant(String word, String meant) {
    assertThat(Nearest.of(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"w", "redis", "no", "timeout", "kiq"})
  void findsNothingFarOff(String word) {
    assertThat(Nearest.of(word, KNOWN)).isEmpty();
  }

  @Test
  void takesTheNearerOfTwoAndTheFirstOfEquals() {
    assertThat(Nearest.of("abcdef", List.of("abcxyf", "abcdex"))).contains("abcdex");
    assertThat(Nearest.of("abcd", List.of("abce", "abcf"))).contains("abce");
  }

  @Test
  void guessesNothingForLongWordsAndEmptyOnes() {
    assertThat(Nearest.of("x".repeat(65), List.of("x".repeat(65)))).isEmpty();
    assertThat(Nearest.of("x".repeat(64), List.of("x".repeat(63)))).isPresent();
    assertThat(Nearest.of("", List.of("a", "ab"))).isEmpty();
    assertThat(Nearest.of("abc", List.of(""))).isEmpty();
  }
}
