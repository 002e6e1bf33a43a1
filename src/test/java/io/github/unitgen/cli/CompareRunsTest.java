package io.github.unitgen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a manifest promises on each init. */
class CompareRunsTest {
  private static final String SMALL =
      """
      unitgen: 1
      name: workers
      processes:
        sidekiq: { command: sidekiq, user: deploy, count: 2, quiet_signal: TSTP }
      """;

  private final Transcript session = new Transcript(CompareRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void comparesTheExamples() throws IOException {
    session
        .file("manifest.yml", Files.readString(Path.of("examples/sidekiq/manifest.yml")))
        .file("shop.yml", Files.readString(Path.of("examples/shop/manifest.yml")))
        .run("compare", "manifest.yml")
        .run("compare", "shop.yml")
        .verify("examples");
  }

  @Test
  void comparesEveryKey() throws IOException {
    session
        .file(
            "manifest.yml",
            Files.readString(Path.of("test-fixtures/render/every-key/manifest.yml")))
        .run("compare", "manifest.yml")
        .run("compare", "manifest.yml", "--for", "systemd 219", "--for", "upstart 0.6.5")
        .verify("every-key");
  }

  @Test
  void takesWhatRenderTakes() {
    session
        .file("manifest.yml", SMALL)
        .file("fast.yml", "processes: { sidekiq: { stop_timeout: 5s } }\n")
        .stdin(SMALL)
        .run("compare", "manifest.yml", "fast.yml", "--count", "sidekiq=0", "--format", "json")
        .run("compare", "-", "--set", "processes.sidekiq.restart=never")
        .run("compare", "manifest.yml", "--for", "systemd 219")
        .verify("values");
  }

  @Test
  void refusesWhatItCannotCompare() {
    session
        .file("broken.yml", "unitgen: 1\nname: x\nprocesses: { a: { comand: x } }\n")
        .file(
            "refused.yml",
            "unitgen: 1\nname: a\nprocesses: { a: { command: x, user: y, env: { OPTIND: z } } }\n")
        .file("Procfile", "web: puma\n")
        .run("compare")
        .run("compare", "nowhere.yml")
        .run("compare", "Procfile")
        .run("compare", "broken.yml")
        .run("compare", "broken.yml", "--format", "json")
        .run("compare", "refused.yml")
        .run("compare", "refused.yml", "--format", "sh")
        .run("compare", "refused.yml", "-o", "out")
        .verify("refused");
  }
}
