package io.github.unitgen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.unitgen.files.FaultyDisk.Fault;
import io.github.unitgen.files.FaultyDisk.Killed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplacementTest {
  private final TestFolder place = TestFolder.inMemory().put("a.service", "old");
  private final Path file = place.folder().resolve("a.service");

  @Test
  void keepsModeAndOwner() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x-w-"));
    UserPrincipal owner =
        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("deploy");
    Files.setOwner(file, owner);
    Replacement.write(file, "old", "new");
    assertThat(place.files()).containsOnlyKeys("a.service").containsEntry("a.service", "new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x-w-");
    assertThat(Files.getOwner(file)).isEqualTo(owner);
  }

  @Test
  void keepsTheOwnerOnARealDisk(@TempDir Path folder) throws Exception {
    Path real = Files.writeString(folder.resolve("a.service"), "old");
    Assumptions.assumeTrue(Files.getAttribute(real, "unix:uid").equals(0), "needs root");
    Files.setAttribute(real, "unix:uid", 1);
    Files.setAttribute(real, "unix:gid", 2);
    Replacement.write(real, "old", "new");
    assertThat(real).hasContent("new");
    assertThat(Files.getAttribute(real, "unix:uid")).isEqualTo(1);
    assertThat(Files.getAttribute(real, "unix:gid")).isEqualTo(2);
  }

  @Test
  void writesBehindASymbolicLink() throws Exception {
    place.link("link.service", "a.service");
    Replacement.write(place.folder().resolve("link.service"), "old", "new");
    assertThat(place.files())
        .containsEntry("a.service", "new")
        .containsEntry("link.service", "-> a.service");
  }

  @Test
  void leavesAReadOnlyFileAlone() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThatThrownBy(() -> Replacement.write(file, "old", "new"))
        .isInstanceOf(WriteFailed.class)
        .hasMessage("/etc/init/a.service: cannot write: it is read-only");
    assertThat(place.text("a.service")).isEqualTo("old");
  }

  @Test
  void leavesAFileAloneThatSomethingElseChanged() {
    assertThatThrownBy(() -> Replacement.write(file, "older", "new"))
        .isInstanceOf(WriteFailed.class)
        .hasMessageContaining("has just changed it");
    assertThat(place.text("a.service")).isEqualTo("old");
  }

  @Test
  void saysThatAFileIsGoneOrNone() {
    assertThatThrownBy(() -> Replacement.write(place.folder().resolve("b"), "old", "new"))
        .hasMessage("/etc/init/b: cannot write: no such file or folder");
    assertThatThrownBy(() -> Replacement.write(place.folder(), "old", "new"))
        .hasMessage("/etc/init: cannot write: it is not a regular file");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whicheverStepFailsTheFileIsOldOrNewAndTheErrorSaysWhich(Fault fault) throws Exception {
    FaultyDisk counting = new FaultyDisk(-1, fault);
    Replacement.write(file, "old", "new", counting);
    assertThat(counting.steps()).isGreaterThan(6);
    for (int step = 0; step < counting.steps(); step++) {
      place.put("a.service", "old");
      FaultyDisk disk = new FaultyDisk(step, fault);
      if (fault == Fault.KILLED) {
        assertThatThrownBy(() -> Replacement.write(file, "old", "new", disk))
            .isInstanceOf(Killed.class);
        assertThat(place.text("a.service")).isIn("old", "new");
        continue;
      }
      WriteFailed failed =
          catchThrowableOfType(
              WriteFailed.class, () -> Replacement.write(file, "old", "new", disk));
      boolean written = !failed.written().isEmpty();
      assertThat(place.text("a.service")).isEqualTo(written ? "new" : "old");
      assertThat(failed).hasMessageStartingWith("/etc/init");
      if (fault != Fault.FOR_EVER) {
        assertThat(place.files()).containsOnlyKeys("a.service");
      }
    }
  }
}
