package io.github.unitgen.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
  @TempDir Path folder;

  private String unit(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[Service]\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xrw-"));
    return name;
  }

  @Test
  void theModeOfAFileOfTheImageIsKnown() throws IOException {
    String name = unit("image/etc/systemd/system/a.service");
    Images images =
        new Images(folder, new FileTexts(folder, Map.of()), Optional.of(folder.resolve("image")));
    assertThat(images.around(name).mode(name)).contains(0756);
    assertThat(images.around(name).mode("image/etc/systemd/system/none.service")).isEmpty();
  }

  @Test
  void ofAFileThatMayBeInstalledWithAnotherModeItIsNot() throws IOException {
    String inside = unit("tree/etc/systemd/system/a.service");
    assertThat(
            new Images(folder, new FileTexts(folder, Map.of()), Optional.empty())
                .around(inside)
                .mode(inside))
        .isEmpty();
    String outside = unit("a.service");
    Images images =
        new Images(folder, new FileTexts(folder, Map.of()), Optional.of(folder.resolve("tree")));
    assertThat(images.around(outside).mode(outside)).isEmpty();
  }
}
