package io.github.unitgen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "pipes and devices are those of Unix")
class InputTest {
  private static final String REFUSED = "it is a pipe or a device; use `-` for standard input";

  @TempDir Path folder;

  @Test
  void filesAreReadAlsoThroughLinks() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path path : new Path[] {file, link}) {
      try (InputStream in = Input.open(path)) {
        assertThat(in.readAllBytes()).asString().isEqualTo("text");
      }
    }
    try (InputStream in = Input.open(Path.of("/dev/null"))) {
      assertThat(in.readAllBytes()).isEmpty();
    }
    assertThatThrownBy(() -> Input.open(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeOrDeviceIsRefusedAndNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(made.waitFor() == 0, "mkfifo cannot be run here");
    Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
    for (Path path : new Path[] {pipe, link, Path.of("/dev/zero")}) {
      assertThatThrownBy(() -> Input.open(path))
          .isInstanceOf(IOException.class)
          .satisfies(e -> assertThat(IoReason.of((IOException) e)).isEqualTo(REFUSED));
    }
  }
}
