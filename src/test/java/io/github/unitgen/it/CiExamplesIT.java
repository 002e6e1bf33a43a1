package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code examples/ci}: what they run is run, in a scratch checkout. */
@Timeout(300)
class CiExamplesIT {
  private static final String MANIFEST =
      """
      unitgen: 1
      name: workers
      processes:
        sidekiq: { command: /srv/app/bin/sidekiq, user: deploy, count: 2 }
      """;

  private static final String BAD =
      """
      [Service]
      Type=exec
      User=deploy
      ExecStart=/srv/app/bin/worker
      PIDFile=/run/worker.pid
      """;

  private static final String WARNING = "PIDFile= is not needed: systemd knows the main process";

  @TempDir Path folder;
  private Workbench bench;
  private Path tarball;
  private Path lintTarball;

  @BeforeEach
  void checkout() throws IOException {
    Workbench.needs("/bin/bash", "bash");
    Workbench.needs("/usr/bin/curl", "curl");
    tarball = tarball("UNITGEN_TARBALL", "unitgen-0.1.0-linux-x64");
    lintTarball =
        Dist.lintTarballIfBuilt()
            .orElse(tarball("UNITGEN_LINT_TARBALL", "unitgen-lint-0.1.0-linux-x64"));
    bench = new Workbench(folder.resolve("checkout"));
    bench.file("deploy/workers.yml", MANIFEST);
    render();
    bench.env("PATH", folder.resolve("checkout/bin") + ":/usr/bin:/bin");
  }

  private void render() {
    bench
        .run(
            Workbench.program().toString(),
            "render",
            "deploy/workers.yml",
            "-o",
            "deploy/systemd",
            "--target",
            "systemd")
        .text();
  }

  /** The tarball that the variable names; else the built tree under the name. */
  private Path tarball(String variable, String name) throws IOException {
    Optional<String> given = Optional.ofNullable(System.getenv(variable));
    if (given.isPresent()) {
      return Path.of(given.get()).toAbsolutePath();
    }
    Path tree = Workbench.program().toRealPath().getParent().getParent();
    Path made = folder.resolve("with blank").resolve(name + ".tar.gz");
    Files.createDirectories(made.getParent());
    Rig.outside(
            List.of(
                "tar",
                "-czf",
                made.toString(),
                "-C",
                tree.getParent().toString(),
                "--transform=s,^[^/]*," + name + ",",
                tree.getFileName().toString()))
        .text();
    return made;
  }

  private GithubJob runner() throws IOException {
    return new GithubJob(bench, folder.resolve("runner"), tarball, lintTarball);
  }

  @Test
  void theActionAnnotatesTheLinesWithFindings() throws IOException {
    bench.file("deploy/a b.service", BAD).file("other/c.service", BAD);
    Rig.Result all = runner().action(Map.of("tarball", lintTarball.toUri().toString()));
    assertThat(all.code()).isEqualTo(1);
    assertThat(all.out())
        .contains("::warning file=deploy/a b.service,line=5,endLine=5,col=1,endColumn=8")
        .contains("::warning file=other/c.service,line=5");
    Rig.Result some =
        runner()
            .action(
                Map.of(
                    "tarball",
                    tarball.toString(),
                    "paths",
                    "deploy/a b.service\n",
                    "options",
                    "--ignore=S104\n--fail-on=info\n"));
    assertThat(some.out()).contains("::notice file=deploy/a b").doesNotContain("::warning");
    assertThat(some.code()).isEqualTo(1);
  }

  @Test
  void theActionPassesWhereNothingIsFoundAndTakesNoOtherTarball() throws IOException {
    String sum = Rig.outside(List.of("sha256sum", tarball.toString())).text().substring(0, 64);
    Map<String, String> with = Map.of("tarball", tarball.toString(), "sha256", sum);
    assertThat(runner().action(with).text()).endsWith("OK");
    String other = sum.replace(sum.charAt(0), sum.charAt(0) == '0' ? '1' : '0');
    Rig.Result refused = runner().action(Map.of("tarball", tarball.toString(), "sha256", other));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("did NOT match");
  }

  @Test
  void theWorkflowHoldsTheFolderAgainstTheManifest() throws IOException {
    assertThat(runner().job("render").text()).contains("same deploy/systemd/workers.target");
    bench.file("deploy/workers.yml", MANIFEST.replace("count: 2", "count: 3"));
    Rig.Result outdated = runner().job("render");
    assertThat(outdated.out()).contains("update deploy/systemd/workers.target");
    assertThat(outdated.code()).isEqualTo(1);
  }

  @Test
  void theWorkflowLintsTheRenderedFiles() throws IOException {
    assertThat(runner().job("lint").code()).isZero();
    bench.file("deploy/systemd/bad.service", BAD + "RestarSec=5\n");
    Rig.Result bad = runner().job("lint");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out()).contains("::error file=deploy/systemd/bad.service,line=6");
  }

  @Test
  void theWorkflowHandsAllFindingsToCodeScanning() throws IOException {
    bench.file("deploy/bad.service", BAD);
    assertThat(runner().job("scanning").code()).isZero();
    JsonObject sarif =
        JsonParser.parseString(Files.readString(bench.path("unitgen.sarif"))).getAsJsonObject();
    JsonArray results =
        sarif.getAsJsonArray("runs").get(0).getAsJsonObject().getAsJsonArray("results");
    assertThat(results.toString()).contains("S104").contains("deploy/bad.service");
  }

  @Test
  void theMatcherTakesEachLineOfTheReportApart() throws IOException {
    bench.file("deploy/a b.service", BAD + "RestarSec=5\n");
    Rig.Result run = runner().job("matcher");
    assertThat(run.code()).isEqualTo(1);
    String lines = run.out().substring(run.out().lastIndexOf("::add-matcher::"));
    assertThat(lines).startsWith("::add-matcher::.github/unitgen-matcher.json\n");
    List<Problem> problems = new ArrayList<>();
    for (String line : lines.lines().skip(1).toList()) {
      List<Problem> found = Problem.found(line);
      assertThat(found).as(line).hasSize(1);
      problems.addAll(found);
    }
    String file = "deploy/a b.service";
    assertThat(problems)
        .contains(
            new Problem(file, "5", "1", "warning", WARNING, "S104"),
            new Problem(file, "6", "1", "error", "unknown setting RestarSec= in [Service]", "S002"))
        .anyMatch(problem -> problem.severity().equals("notice"));
  }

  /** As GitLab runs a job: all lines in one shell that ends at the first that fails. */
  private Rig.Result gitlab(String name, Path download) throws IOException {
    Map<String, Object> file = GithubJob.yaml(Path.of("examples/ci/gitlab/unitgen.gitlab-ci.yml"));
    Map<String, Object> job = new HashMap<>(GithubJob.map(file, ".unitgen"));
    job.putAll(GithubJob.map(file, name));
    assertThat(job).containsEntry("extends", ".unitgen");
    assertThat(GithubJob.map(job, "variables")).containsOnlyKeys("UNITGEN_TARBALL");
    StringBuilder script = new StringBuilder("set -eo pipefail\n");
    for (String part : List.of("before_script", "script")) {
      ((List<?>) job.get(part)).forEach(line -> script.append(line).append('\n'));
    }
    bench.env("UNITGEN_TARBALL", download.toUri().toString());
    bench.env("CI_BUILDS_DIR", folder.resolve("builds").toString());
    bench.stub("apt-get", "#!/bin/sh\necho \"apt-get $*\"\n");
    return bench.run("bash", "-c", script.toString());
  }

  @Test
  void theJobsOfGitlabReportAndFail() throws IOException {
    Map<String, Object> file = GithubJob.yaml(Path.of("examples/ci/gitlab/unitgen.gitlab-ci.yml"));
    assertThat(GithubJob.map(file, "unitgen", "artifacts", "reports"))
        .containsEntry("codequality", "gl-code-quality-report.json");
    bench.file("deploy/bad.service", BAD);
    Rig.Result failed = gitlab("unitgen", lintTarball);
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out())
        .contains("apt-get install -y -qq --no-install-recommends ca-certificates curl")
        .contains("warning[S104]: " + WARNING);
    String json = Files.readString(bench.path("gl-code-quality-report.json"));
    JsonArray report = JsonParser.parseString(json).getAsJsonArray();
    assertThat(report)
        .anySatisfy(
            finding -> {
              JsonObject members = finding.getAsJsonObject();
              assertThat(members.keySet())
                  .contains("description", "check_name", "fingerprint", "severity", "location");
              assertThat(members.get("check_name").getAsString()).contains("S104");
              assertThat(members.getAsJsonObject("location").get("path").getAsString())
                  .isEqualTo("deploy/bad.service");
            });

    Files.delete(bench.path("deploy/bad.service"));
    assertThat(gitlab("unitgen", lintTarball).text()).endsWith("no problems found");
    assertThat(bench.path("gl-code-quality-report.json")).hasContent("[]");
    assertThat(gitlab("unitgen-render", tarball).text())
        .contains("same deploy/systemd/workers.target");
    bench.file("deploy/workers.yml", MANIFEST.replace("count: 2", "count: 3"));
    assertThat(gitlab("unitgen-render", tarball).code()).isEqualTo(1);
  }

  @Test
  void theDockerfileAddsTheTarballByItsName() throws IOException {
    String text = Files.readString(Path.of("examples/ci/docker/Dockerfile"));
    Matcher add = Pattern.compile("^ADD (\\S+) /opt/$", Pattern.MULTILINE).matcher(text);
    assertThat(add.find()).isTrue();
    assertThat(
            FileSystems.getDefault()
                .getPathMatcher("glob:" + add.group(1))
                .matches(lintTarball.getFileName()))
        .isTrue();
    assertThat(Rig.outside(List.of("tar", "-tzf", lintTarball.toString())).text().lines())
        .anyMatch(name -> name.matches("unitgen-lint-[^/]+/bin/unitgen"));
  }
}
