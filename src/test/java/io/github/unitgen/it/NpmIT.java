package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real npm installs the package of the native program from a registry, and runs it. */
@Timeout(300)
class NpmIT {
  private static final String BROKEN = "[Service]\nType=simple\nExecStart=/bin/true\nRestarSec=5\n";

  /** Node.js that says it runs on a Mac. */
  private static final String MAC =
      """
      Object.defineProperty(process, "platform", { value: "darwin" });
      Object.defineProperty(process, "arch", { value: "arm64" });
      """;

  @TempDir static Path shared;
  private static NpmRegistry registry;

  @TempDir Path folder;
  private Workbench project;

  @BeforeAll
  static void publish() throws IOException {
    Workbench.needs("/usr/bin/npm", "npm");
    registry = new NpmRegistry(NativeProgram.npmPackage(shared));
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  @BeforeEach
  void project() throws IOException {
    project = registry.usedBy(new Workbench(folder));
    project
        .file("package.json", "{ \"name\": \"shop\", \"version\": \"1.0.0\" }")
        .file("deploy/broken.service", BROKEN);
  }

  @Test
  void npxLintsInAProjectThatHasNothingInstalled() {
    Rig.Result run = project.run("npx", "--yes", "unitgen", "lint", "deploy");
    assertThat(run.out())
        .contains("error[S002]: unknown setting RestarSec= in [Service]")
        .contains(" --> deploy/broken.service:4:1");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void theCommandIsTheNativeProgramAndNeedsNoNode() {
    project.run("npm", "install", "--save-dev", "unitgen").text();
    assertThat(project.path("node_modules/unitgen/bin/unitgen"))
        .hasSameBinaryContentAs(NativeProgram.path());
    project.env("PATH", "/nowhere");
    assertThat(project.run("node_modules/.bin/unitgen", "--version").text())
        .isEqualTo("unitgen " + NativeProgram.version());
  }

  @Test
  void licencesAreInIt() {
    project.run("npm", "install", "unitgen").text();
    assertThat(project.path("node_modules/unitgen/LICENSE"))
        .hasSameTextualContentAs(Path.of("LICENSE"));
    assertThat(project.path("node_modules/unitgen/legal/NOTICE"))
        .hasSameTextualContentAs(Path.of("packaging/native/NOTICE"));
  }

  @Test
  void saysThatRenderNeedsTheFullPackage() throws IOException {
    project.file("manifest.yml", "unitgen: 1\nname: w\nprocesses: { a: { command: /bin/x } }\n");
    Rig.Result run = project.run("npx", "--yes", "unitgen", "render", "manifest.yml", "--stdout");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("unitgen: `render` needs the full package");
  }

  @Test
  void isRefusedOnAnotherSystemWithTheReason() throws IOException {
    project.env("NODE_OPTIONS", "--require=" + project.file("mac.js", MAC).path("mac.js"));
    Rig.Result run = project.run("npm", "install", "unitgen");
    assertThat(run.code()).isNotZero();
    assertThat(run.err())
        .contains("Unsupported platform for unitgen@" + NativeProgram.version())
        .containsPattern("wanted .*linux.*x64");
  }

  @Test
  void isSkippedOnAnotherSystemIfItIsOptional() throws IOException {
    project.env("NODE_OPTIONS", "--require=" + project.file("mac.js", MAC).path("mac.js"));
    project.run("npm", "install", "--save-optional", "unitgen").text();
    assertThat(project.path("node_modules/unitgen")).doesNotExist();
  }
}
