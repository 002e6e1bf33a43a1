package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersion;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionsPageTest {
  private static final Path PAGE = Path.of("docs/versions.md");

  @Test
  void namesEveryVersionFromWhichSomethingIsWrittenInAnotherWay() throws Exception {
    String page = Files.readString(PAGE);
    for (Field constant : Since.class.getDeclaredFields()) {
      if (!constant.isSynthetic()) {
        assertThat(page)
            .as(constant.getName())
            .containsPattern("(?m)(^\\| |, |From |to )" + constant.getInt(null) + "\\b");
      }
    }
  }

  @Test
  void namesTheOldestVersion() throws IOException {
    assertThat(Files.readString(PAGE)).contains("from " + SystemdVersion.OLDEST + " on");
  }
}
