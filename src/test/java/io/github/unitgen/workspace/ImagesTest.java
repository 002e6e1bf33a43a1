package io.github.unitgen.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

  /**
   * Under {@code LC_ALL=C} every name that is not ASCII is such a name; a NUL is one everywhere.
   */
  @Test
  void nothingHasANameThatNoFileCanHave() throws IOException {
    FileTexts texts = new FileTexts(folder, Map.of());
    String name = unit("tree/etc/systemd/system/a.service");
    for (Images images :
        List.of(
            new Images(folder, texts, Optional.empty()),
            new Images(folder, texts, Optional.of(folder.resolve("tree"))))) {
      for (String unit : List.of(name, "a.service")) {
        assertThat(images.around(unit).has("/etc/default/a\0b")).isFalse();
        assertThat(images.around(unit).read("/etc/default/a\0b")).isEmpty();
      }
    }
  }
}
