package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real pre-commit installs unitgen from a registry of npm, by the hook repository. */
@Timeout(300)
class PreCommitNodeIT {
  @TempDir static Path shared;
  private static NpmRegistry registry;
  private static Workbench hooks;

  @TempDir Path folder;
  private Workbench project;

  @BeforeAll
  static void publish() throws IOException {
    Workbench.needs("/usr/bin/npm", "npm");
    Workbench.needs("/usr/bin/pre-commit", "pre-commit");
    registry = new NpmRegistry(NativeProgram.npmPackage(shared));
    hooks = new Workbench(shared.resolve("hooks"));
    NativeProgram.run(
        "packaging/pre-commit/build", NativeProgram.version(), hooks.path("").toString());
    hooks.commit();
    hooks.run("git", "tag", "v" + NativeProgram.version()).text();
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  /** A project that is configured as the page of the hook repository says. */
  @BeforeEach
  void project() throws IOException {
    String page = Files.readString(hooks.path("README.md"));
    String config = page.substring(page.indexOf("```yaml\n") + 8);
    config = config.substring(0, config.indexOf("```"));
    project = registry.usedBy(new Workbench(folder));
    // All tests share the installed program.
    project.env("PRE_COMMIT_HOME", shared.resolve("cache").toString());
    project
        .file(".pre-commit-config.yaml", config.replaceAll("repo: \\S+", "repo: " + hooks.path("")))
        .file("deploy/worker.service", PreCommitIT.GOOD)
        .file("notes.txt", "PIDFile=/run/x\n")
        .commit();
  }

  @Test
  void installsItselfAndPassesGoodFiles() throws IOException {
    assertThat(project.run("/bin/sh", "-c", "command -v unitgen").code()).isNotZero();
    Rig.Result run = project.run("pre-commit", "run", "--all-files", "--verbose");
    assertThat(run.out()).contains("unitgen lint").contains("Passed").contains("no problems found");
    assertThat(run.code()).as(run.out()).isZero();
  }

  @Test
  void keepsBadFilesOutOfACommit() throws IOException {
    project.run("pre-commit", "install").text();
    project.file("deploy/bad.service", PreCommitIT.GOOD.replace("Type=", "type="));
    project.run("git", "add", "-A").text();
    Rig.Result refused = project.run("git", "commit", "-m", "A bad unit");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("error[S004]: type= is ignored")
        .contains(" --> deploy/bad.service:6:1");
    project.file("deploy/bad.service", PreCommitIT.GOOD);
    project.run("git", "add", "-A").text();
    project.run("git", "commit", "-m", "A good unit").text();
  }
}
