package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole runs of {@code unitgen lint} that look at more than one file. */
class LintFolderRunsTest {
  private static final String WORKER = "[Service]\nUser=deploy\nExecStart=/usr/bin/worker\n";
  private final Transcript session = new Transcript(LintFolderRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript run(String... args) {
    List<String> all = new ArrayList<>(List.of("lint", "--select", "S011,S302,S518,S7,X7,X8,X9"));
    all.addAll(List.of(args));
    return session.run(all.toArray(String[]::new));
  }

  @Test
  void judgesADropInTogetherWithItsUnit() {
    session
        .file("units/job.service", "[Service]\nType=oneshot\n")
        .file("units/job.service.d/run.conf", "[Service]\nExecStart=/usr/bin/job\n")
        .file("units/job.service.d/restart.conf", "[Service]\nRestart=always\n");
    run("units");
    run("units/job.service");
    run("units/job.service.d/restart.conf");
    session.stdin("[Service]\nRestart=always\n");
    run("--stdin-filename", "units/job.service.d/other.conf", "-");
    run("-").verify("dropins");
  }

  @Test
  void readsTheFolderOfAFileAndReportsOnTheFileAlone() {
    session
        .file("init/workers.conf", "pre-start script\n  start sidekik index=1\nend script\n")
        .file("init/sidekiq.conf", "instance $index\nexec sidekiq\n")
        .file("init/nginx.conf", "server { listen 80; }\n")
        .file("other/clock.conf", "exec clock\n");
    run("init/sidekiq.conf");
    run("init/workers.conf");
    run(".").verify("folder");
  }

  @Test
  void lintsRenderedFilesThatHoldMarkers() {
    session.file(
        "workers.yml",
        """
        unitgen: 1
        name: workers
        defaults: { user: nobody, group: nogroup }
        processes:
          web:
            command: [run, "{{{{raw}}"]
          sidekiq:
            command: [run, "{{{{raw}}", "{{instance}}"]
            count: 2
        """);
    session.prepare("render", "workers.yml", "-o", "etc/init");
    session.prepare("render", "workers.yml", "-o", "units");
    session.run("lint", "--select", "X7,S7").verify("markers");
  }

  @Test
  void looksUpUnitsProgramsAndUsersInAnImage() throws IOException {
    session
        .file("image/etc/passwd", "root:x:0:0::/root:/bin/sh\n")
        .file("image/opt/worker", "")
        .file("image/usr/lib/systemd/system/redis.service", WORKER)
        .file("worker.service", "[Unit]\nRequires=redis.service mysql.service\n\n" + WORKER)
        .file("file", "");
    Files.createDirectories(session.path("image/usr/bin"));
    Files.createSymbolicLink(session.path("image/usr/bin/worker"), session.path("/opt/worker"));
    run("worker.service");
    run("--root", "image", "worker.service");
    Files.delete(session.path("image/opt/worker"));
    run("--root", "image", "worker.service");
    run("--root", "file", "worker.service").verify("root");
  }

  @Test
  void findsWhatWasRenderedFromAManifestOfTheFolder() {
    session.file(
        "workers.yml",
        """
        unitgen: 1
        name: workers
        processes:
          sidekiq: { command: /usr/bin/sidekiq, user: deploy, count: 2 }
          mailer: { command: /usr/bin/mailer, user: deploy }
        """);
    session.prepare("render", "workers.yml", "-o", ".");
    run(".");
    session.edit("workers.yml", "count: 2", "count: 3");
    session.edit("workers.yml", "  mailer: { command: /usr/bin/mailer, user: deploy }\n", "");
    session.edit("sidekiq@.service", "RestartSec=1", "RestartSec=2");
    run(".").verify("rendered");
    assertThat(session.out()).contains("X710").contains("X910").contains("X911");
  }
}
