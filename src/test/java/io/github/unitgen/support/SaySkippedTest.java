package io.github.unitgen.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a build, as Maven runs it. */
class SaySkippedTest {
  @TempDir Path folder;

  private String say() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "src/build/SaySkipped.java",
                    folder.resolve("skipped").toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void eachSkippedTestOfBothRunsIsSaidOnceWithItsReason() throws Exception {
    Path skipped = Files.createDirectory(folder.resolve("skipped"));
    Files.writeString(skipped.resolve("tests"), "Skipped: no dash: ATest > a()\n");
    Files.writeString(skipped.resolve("integration-tests"), "Skipped: needs root: BIT > b()\n");
    assertThat(say().lines())
        .containsExactly(
            "Skipped: needs root: BIT > b()",
            "Skipped: no dash: ATest > a()",
            "CONTRIBUTING.md, \"Skipped tests\", says what each of them needs.");
    assertThat(skipped).isEmptyDirectory();
  }

  @Test
  void aBuildThatSkippedNothingSaysSo() throws Exception {
    Path skipped = Files.createDirectory(folder.resolve("skipped"));
    Files.writeString(skipped.resolve("tests"), "");
    assertThat(say()).isEqualTo("No test was skipped.\n");
  }
}
