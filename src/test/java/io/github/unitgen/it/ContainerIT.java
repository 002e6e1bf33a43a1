package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The container image that lints, built with buildah, and its program run inside. */
@Timeout(240)
class ContainerIT {
  private static final String IMAGE = "localhost/unitgen:test";

  @TempDir static Path shared;
  private static String container;

  @TempDir Path folder;

  @BeforeAll
  static void build() throws IOException {
    Workbench.needs("/usr/bin/buildah", "buildah");
    if (!System.getProperty("user.name").equals("root")) {
      Rig.lacking("not root, who alone can isolate a container by chroot");
    }
    Path archive = NativeProgram.archive(shared);
    Files.writeString(
        shared.resolve("storage.conf"),
        "[storage]\ndriver = \"vfs\"\ngraphroot = \"%s\"\nrunroot = \"%s\"\n"
            .formatted(shared.resolve("storage"), shared.resolve("run")));
    buildah("packaging/container/build", archive.toString(), IMAGE).text();
    container = buildah("buildah", "from", IMAGE).text();
  }

  private static Rig.Result buildah(String... words) {
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "BUILDAH_ISOLATION=chroot"));
    command.add("CONTAINERS_STORAGE_CONF=" + shared.resolve("storage.conf"));
    command.addAll(List.of(words));
    return Rig.outside(command);
  }

  private Rig.Result lint(String... options) {
    List<String> words = new ArrayList<>(List.of("buildah", "run", "--user", "12345:12345"));
    words.addAll(List.of("--volume", folder + ":/work:ro", container, "--", "/bin/unitgen"));
    words.addAll(List.of(options));
    return buildah(words.toArray(String[]::new));
  }

  @Test
  void lintsTheFolderThatIsMounted() throws IOException {
    Rig.open(folder, "rwxr-xr-x");
    Path unit = folder.resolve("broken.service");
    Files.writeString(unit, "[Service]\nType=simple\nExecStart=/bin/true\nRestarSec=5\n");
    Rig.open(unit, "rw-r--r--");
    Rig.Result run = lint("lint");
    assertThat(run.out())
        .contains("error[S002]: unknown setting RestarSec= in [Service]")
        .contains(" --> broken.service:4:1");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void holdsTheProgramItsLicencesAndNothingElse() throws IOException {
    Path root = Path.of(buildah("buildah", "mount", container).text());
    // buildah makes folders and files of its own when it runs a program.
    assertThat(PackagingExample.files(root))
        .filteredOn(name -> !name.matches("(dev|etc|proc|run|sys)/.*"))
        .containsExactly(
            "bin/unitgen", "usr/share/doc/unitgen/LICENSE", "usr/share/doc/unitgen/NOTICE");
    assertThat(root.resolve("bin/unitgen")).hasSameBinaryContentAs(NativeProgram.path());
  }

  @Test
  void lintsTheFolderWithoutRootUnlessToldOtherwise() {
    String format =
        "{{.OCIv1.Config.Entrypoint}} {{.OCIv1.Config.Cmd}} {{.OCIv1.Config.WorkingDir}} "
            + "{{.OCIv1.Config.User}}";
    assertThat(buildah("buildah", "inspect", "--type", "image", "--format", format, IMAGE).text())
        .isEqualTo("[/bin/unitgen] [lint] /work 65534:65534");
  }

  @Test
  void theSameArchiveGivesTheSameImage() {
    String archive = NativeProgram.archive(shared).toString();
    String again = buildah("packaging/container/build", archive, IMAGE + "2").text();
    String id = buildah("buildah", "images", "--quiet", "--no-trunc", IMAGE).text();
    assertThat("sha256:" + again.lines().reduce("", (before, line) -> line)).isEqualTo(id);
  }
}
