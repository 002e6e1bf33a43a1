package io.github.unitgen.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShellcheckTest {
  @TempDir Path folder;

  private Shellcheck shellcheck(String script) throws IOException {
    return new Shellcheck(program(script), Optional.empty(), Duration.ofMillis(200));
  }

  private Path program(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("shellcheck"), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  @RepeatedTest(5) // it is ended while its answer is waited for, in one place or another
  void oneThatNeverAnswersIsTrouble() throws IOException {
    Shellcheck hanging = shellcheck("exec sleep 1000");
    assertThat(hanging.review("sh", "exit 0\n".repeat(100_000))).isEmpty();
    assertThat(hanging.trouble().orElseThrow()).endsWith("no answer within 0 seconds");
  }

  @RepeatedTest(40) // it ends before its answer is read, in some of the runs
  void anAnswerIsReadAlsoWhenItsProgramHasEnded() throws IOException {
    Shellcheck quick =
        new Shellcheck(
            program("cat >/dev/null; echo '{\"comments\":[]}'; exit 1"),
            Optional.empty(),
            Duration.ofSeconds(30));
    assertThat(quick.review("sh", "exit 0\n")).isEmpty();
    assertThat(quick.trouble()).isEmpty();
  }
}
