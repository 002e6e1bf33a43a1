package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.meaning.systemd.UnitName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real pre-commit runs our hooks in a scratch repository. */
@Timeout(300)
class PreCommitIT {
  static final String GOOD =
      """
      [Unit]
      Description=A worker
      Documentation=https://example.org/worker

      [Service]
      Type=exec
      User=deploy
      ExecStart=/srv/app/bin/worker
      """;

  private static final String BAD = GOOD.replace("Type=", "type=");

  private static final String JOB = "respawn\nexec /srv/app/bin/worker\nexec /bin/other\n";

  private static final String MANIFEST =
      """
      unitgen: 1
      name: workers
      processes:
        sidekiq: { command: /srv/app/bin/sidekiq, user: deploy, count: 2 }
      """;

  @TempDir Path folder;
  private Workbench bench;
  private Workbench hooks;

  @BeforeEach
  void repositories() throws IOException {
    Workbench.needs("/usr/bin/pre-commit", "pre-commit");
    bench = new Workbench(folder.resolve("project"));
    bench.env("PRE_COMMIT_HOME", folder.resolve("cache").toString());
    hooks = new Workbench(folder.resolve("hooks"));
    hooks
        .file(".pre-commit-hooks.yaml", Files.readString(Path.of(".pre-commit-hooks.yaml")))
        .commit();
    bench
        .file("deploy/worker.service", GOOD)
        .file("deploy/nginx.conf", "worker_processes 4;\n")
        .file("compose.yml", "services: {}\n")
        .file("templates/x.service", "[Service]\nExecStart={{ bin }}\n")
        .file("notes.txt", "PIDFile=/run/x\n")
        .file("workers.yml", MANIFEST)
        .commit();
  }

  /** What {@code pre-commit try-repo} says of all files of the project. */
  private Rig.Result tryHook(String hook) {
    return bench.run(
        "pre-commit", "try-repo", "--all-files", "--verbose", hooks.path("").toString(), hook);
  }

  /** The hooks with arguments, which try-repo has no option for; it takes them uncommitted. */
  private void arguments(String hook, String arguments) throws IOException {
    String all = Files.readString(Path.of(".pre-commit-hooks.yaml"));
    String head = "- id: " + hook + "\n";
    assertThat(all).contains(head);
    hooks.file(".pre-commit-hooks.yaml", all.replace(head, head + "  args: " + arguments + "\n"));
  }

  private void render(String... more) {
    List<String> words = new ArrayList<>(List.of("unitgen", "render", "workers.yml", "-o", "out"));
    words.addAll(List.of(more));
    bench.run(words.toArray(String[]::new)).text();
  }

  /** The programs that a PATH may lead to. */
  private enum Installed {
    BUILD,
    TREE,
    LINT_ONLY;

    Path bin(Path folder) throws IOException {
      return switch (this) {
        case BUILD -> Workbench.program().getParent();
        case TREE -> Tree.unpacked(folder).program().getParent();
        case LINT_ONLY -> Tree.lintOnly(folder).program().getParent();
      };
    }
  }

  private void install(Installed installed) throws IOException {
    Path bin = installed.bin(folder.resolve("installed"));
    bench.env("PATH", bin + ":/usr/sbin:/usr/bin:/sbin:/bin");
  }

  @ParameterizedTest
  @EnumSource
  void passesACleanRepositoryAndSkipsOtherFiles(Installed installed) throws IOException {
    install(installed);
    Rig.Result run = tryHook("unitgen-lint");
    assertThat(run.out()).contains("unitgen lint").contains("Passed").contains("no problems found");
    assertThat(run.code()).as(run.out()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void failsWithTheReportWhereAFileHasFindings(Installed installed) throws IOException {
    install(installed);
    bench.file("deploy/bad.service", BAD).commit();
    Rig.Result run = tryHook("unitgen-lint");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("Failed")
        .contains("error[S004]: type= is ignored")
        .contains(" --> deploy/bad.service:6:1")
        .doesNotContain("files were modified");
  }

  @Test
  void saysThatItHasModifiedWhatItFixed() throws IOException {
    bench.file("deploy/bad.service", BAD).commit();
    arguments("unitgen-lint", "[--fix]");
    Rig.Result run = tryHook("unitgen-lint");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("Failed").contains("files were modified by this hook");
    assertThat(bench.path("deploy/bad.service")).hasContent(GOOD);
    bench.commit();
    Rig.Result again = tryHook("unitgen-lint");
    assertThat(again.out()).contains("Passed").doesNotContain("modified");
    assertThat(again.code()).isZero();
  }

  @Test
  void lintsWhatLintFindsInTheFolder() throws IOException {
    for (String type : UnitName.TYPES) {
      // Equal findings of many files would be one in the report.
      bench.file("all/x." + type, "[Unit]\nNoKeyOf" + type + "=1\n");
      bench.file("all/y@." + type + ".d/z.conf", "[Unit]\nNoPartOf" + type + "=1\n");
    }
    bench
        .file("service.d/all.conf", "[Service]\nNoKey=1\n")
        .file("etc/init/job.conf", "exce /bin/x\n")
        .file("upstart/job.conf", JOB)
        .file("upstart/job.override", "manual\nrespawn\nrespawn limit 1\n")
        .file("upstart/JOB.CONF", JOB)
        .file("upstart/sway.conf", "exec mako\nexec waybar\n")
        .file("with blank/ü@.service", BAD)
        .file("vendor/excluded.service", BAD)
        .file("wrong.yaml", "unitgen: 1\nname: x\n")
        .file(".unitgen.yml", "exclude: vendor/\nrules: { S10: warning }\nfail-on: error\n")
        .file("x.service.bak", BAD)
        .commit();
    Set<String> folderRun =
        files(bench.run("unitgen", "lint", "--format", "oneline").out(), "^(\\S.*?):\\d+:");
    assertThat(folderRun)
        .hasSize(2 * UnitName.TYPES.size() + 7)
        .contains("upstart/JOB.CONF", "service.d/all.conf", "wrong.yaml", "etc/init/job.conf");
    assertThat(files(tryHook("unitgen-lint").out(), "^ *--> (.*?):\\d+:")).isEqualTo(folderRun);
  }

  private static Set<String> files(String report, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(report);
    Set<String> files = new TreeSet<>();
    while (matcher.find()) {
      files.add(matcher.group(1));
    }
    return files;
  }

  @Test
  void failsWhereRenderedFilesAreOutOfDate() throws IOException {
    render();
    bench.commit();
    arguments("unitgen-render-check", "[workers.yml, -o, out]");
    Rig.Result current = tryHook("unitgen-render-check");
    assertThat(current.out()).contains("unitgen render --check").contains("Passed");
    assertThat(current.code()).isZero();

    bench.file("workers.yml", MANIFEST.replace("count: 2", "count: 3")).commit();
    Rig.Result outdated = tryHook("unitgen-render-check");
    assertThat(outdated.code()).isEqualTo(1);
    assertThat(outdated.out()).contains("Failed").contains("update out/workers.target");

    render();
    Files.delete(bench.path("out/sidekiq@.service"));
    bench.commit();
    Rig.Result deleted = tryHook("unitgen-render-check");
    assertThat(deleted.code()).isEqualTo(1);
    assertThat(deleted.out()).contains("create out/sidekiq@.service");
  }

  @Test
  void saysWhatIsMissingWhereTheCheckHasNoArguments() {
    Rig.Result run = tryHook("unitgen-render-check");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("exit code: 2").contains("no manifest given");
  }

  @Test
  void keepsACommitBackAsThePageSays() throws IOException {
    String page = Files.readString(Path.of("docs/hooks.md"));
    String config = page.substring(page.indexOf("```yaml\n") + 8);
    config = config.substring(0, config.indexOf("```"));
    String revision = hooks.run("git", "rev-parse", "HEAD").text();
    String mine =
        config
            .replaceAll("repo: \\S+", "repo: " + hooks.path(""))
            .replaceAll("rev: \\S+", "rev: " + revision);
    bench.file(".pre-commit-config.yaml", mine).file("deploy/workers.yml", MANIFEST);
    bench.run("unitgen", "render", "deploy/workers.yml", "-o", "deploy/systemd").text();
    bench.commit();
    bench.run("pre-commit", "install").text();

    bench.file("-.mount", "[Mount]\nWhere=/\nWhat=/dev/sda1\nNoKey=1\n").file("a.service", BAD);
    bench.run("git", "add", "-A").text();
    Rig.Result refused = bench.run("git", "commit", "-m", "Bad units");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("--> -.mount:4:1").contains("files were modified");
    assertThat(bench.path("a.service")).hasContent(GOOD);

    bench.file("-.mount", "[Mount]\nWhere=/\nWhat=/dev/sda1\n");
    bench.run("git", "add", "-A").text();
    bench.run("git", "commit", "-m", "Good units").text();

    bench.file("deploy/workers.yml", MANIFEST.replace("count: 2", "count: 3"));
    bench.run("git", "add", "-A").text();
    Rig.Result outdated = bench.run("git", "commit", "-m", "One more");
    assertThat(outdated.code()).isEqualTo(1);
    assertThat(outdated.err()).contains("update deploy/systemd/workers.target");
  }
}
