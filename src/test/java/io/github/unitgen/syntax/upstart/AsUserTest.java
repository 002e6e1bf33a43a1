package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsUserTest {
  private static List<String> before(String account, String... command) {
    List<String> words = new ArrayList<>(AsUser.words(account));
    words.addAll(List.of(command));
    return words;
  }

  @Test
  void readsTheAccountAndTheCommandBack() {
    assertThat(AsUser.read(before("u:g", "/x", "")))
        .contains(new AsUser.Run("u:g", List.of("/x", "")));
  }

  @Test
  void readsNoOtherCommand() {
    assertThat(AsUser.read(List.of())).isEmpty();
    assertThat(AsUser.read(before("u:g"))).isEmpty();
    for (int i : List.of(0, 1, 2, 4)) {
      List<String> words = before("u:g", "/x");
      words.set(i, words.get(i) + " ");
      assertThat(AsUser.read(words)).as("word %s", i).isEqualTo(Optional.empty());
    }
  }

  @Test
  void needsNoQuotesInQuotesInAJob() {
    assertThat(String.join("", AsUser.words("u:g"))).doesNotContain("'", "\\", "\n");
  }
}
