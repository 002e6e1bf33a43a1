package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for those who come from another linter. */
class ComingFromTest {
  @Test
  void namesOnlyRulesThatThereAre() throws IOException {
    String page = Files.readString(Path.of("docs/coming-from.md"));
    List<String> ids =
        Pattern.compile("\\b[MSUX][0-9]{3}\\b")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(ids).hasSizeGreaterThan(50).allMatch(id -> Rules.find(id).isPresent());
  }

  @Test
  void whatARuleWasCalledGoesOnWorking() {
    assertThat(Rules.find("U506")).isEqualTo(Rules.find("X506")).isPresent();
    assertThat(Selection.isKnown("u506")).isTrue();
    assertThat(
            Selection.DEFAULT
                .then("U506", Selection.Effect.OFF)
                .isOn(Rules.find("X506").orElseThrow()))
        .isFalse();
  }
}
