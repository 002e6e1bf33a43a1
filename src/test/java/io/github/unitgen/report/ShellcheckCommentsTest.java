package io.github.unitgen.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.report.ShellcheckComments.Comment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellcheckCommentsTest {
  @Test
  void readsARecordedAnswer() throws IOException {
    String json = Files.readString(Path.of("test-fixtures/shellcheck/recorded/script.json"));
    assertThat(ShellcheckComments.read(json).orElseThrow())
        .containsExactly(
            new Comment(5, 13, 5, 27, "warning", 2046, "Quote this to prevent word splitting."),
            new Comment(
                5,
                13,
                5,
                27,
                "style",
                2006,
                "Use $(...) notation instead of legacy backticks `...`."));
  }

  @Test
  void readsAnAnswerWithoutComments() {
    assertThat(ShellcheckComments.read("{\"comments\":[]}")).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "3",
        "[]",
        "{}",
        "{\"comments\":3}",
        "{\"comments\":[3]}",
        "{\"comments\":[{}]}",
        "{\"comments\":[{\"line\":\"x\"}]}",
        "{\"comments\":[{\"line\":null}]}",
        "{\"comments\":[{\"line\":[]}]}",
        "{\"comments\":[{\"line\":{}}]}",
        "{\"comments\":[",
        "Unknown format json1",
      })
  void leavesWhatIsNoAnswer(String json) {
    assertThat(ShellcheckComments.read(json)).isEmpty();
  }
}
