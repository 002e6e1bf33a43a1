package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

  @Test
  void findsTheFirstOfTheNearestWhateverTheLengths() {
    Random random = new Random(5);
    for (int round = 0; round < 3000; round++) {
      List<String> known = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        known.add(word(random));
      }
      String word = word(random);
      int differing = random.nextInt(4);
      Optional<String> expected = Optional.empty();
      int least = Integer.MAX_VALUE;
      for (String candidate : known) {
        int distance = Nearest.distance(word, candidate);
        int most = Math.min(Math.max(word.length(), candidate.length()) / 3, differing);
        if (distance <= most && distance < least) {
          least = distance;
          expected = Optional.of(candidate);
        }
      }
      assertThat(new Nearest(known).to(word, differing)).isEqualTo(expected);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }
}
