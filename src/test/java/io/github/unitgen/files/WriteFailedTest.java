package io.github.unitgen.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WriteFailedTest {
  @Test
  void theMessageIsOneLineAndCannotWriteToTheTerminal() {
    assertThat(
            WriteFailed.message(
                Path.of("a\nb\u001b"), "cannot write", new IOException("Broken\npipe")))
        .isEqualTo("a\\u{a}b\\u{1b}: cannot write: broken\\u{a}pipe");
  }
}
