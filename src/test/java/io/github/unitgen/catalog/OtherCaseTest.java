package io.github.unitgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OtherCaseTest {
  /** Some letters equal others only by one of the two cases. */
  private static final String LETTERS = "aAkKsSiI\u212A\u017F\u0130\u0131\u00DF-";

  @Test
  void findsTheFirstWordThatIsEqualButForCase() {
    Random random = new Random(6);
    for (int round = 0; round < 3000; round++) {
      List<String> words = List.of(word(random), word(random), word(random));
      String written = word(random);
      Optional<String> expected =
          words.stream().filter(word -> word.equalsIgnoreCase(written)).findFirst();
      assertThat(new OtherCase(words).of(written)).as(written + words).isEqualTo(expected);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
