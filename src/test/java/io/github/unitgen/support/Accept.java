package io.github.unitgen.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected files that {@code -Dunitgen.accept=true} rewrites; CI never does. */
public final class Accept {
  private static final boolean ON =
      Boolean.getBoolean("unitgen.accept") && !"true".equals(System.getenv("CI"));

  private Accept() {}

  /** Compares {@code actual} with the text of {@code file}, or makes it that text. */
  public static void same(Path file, String actual) throws IOException {
    if (ON && !(Files.exists(file) && Files.readString(file).equals(actual))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).exists();
    assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
  }

  /** Whether expected files are being rewritten. */
  public static boolean isOn() {
    return ON;
  }
}
