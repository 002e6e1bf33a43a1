package io.github.unitgen.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Manifests of what other tools have. */
class ImportRunsTest {
  private static final String PROCFILE =
      """
      # What browsers talk to
      web: bundle exec puma -p $PORT -C config/puma.rb
      worker: env QUEUE=default bundle exec sidekiq >> log/worker.log 2>&1
      report: cd tools && exec ./report "a b" '$PORT'
      just a line
      """;

  private final Transcript session = new Transcript(ImportRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void importsAProcfile() {
    session
        .file("shop/Procfile", PROCFILE)
        .file("shop/.env", "RAILS_ENV=production\nSECRET_KEY_BASE=0123456789abcdef\n")
        .run("import", "shop")
        .run("import", "shop/Procfile", "-m", "web=2,worker=1", "-p", "3000", "-u", "deploy")
        .run("import", "shop", "--format", "json", "-o", "shop/manifest.yml")
        .run("import", "shop", "-o", "shop/manifest.yml")
        .run("import", "shop", "-o", "shop/manifest.yml", "--force")
        .run("render", "shop/manifest.yml", "--target", "systemd", "-o", "out", "--dry-run")
        .verify("procfile");
  }

  @Test
  void writesNoSecretIntoTheManifest() {
    session
        .file("Procfile", "web: run\n")
        .file("traps.env", "GREETING=\"a\\\\b\"\nAPI_TOKEN=\"x\\ny\"\nexport LOST=1\n1ST=2\n")
        .run("import", "--env", "traps.env", "--name", "shop")
        .verify("secrets");
  }

  @Test
  void refusesWhatIsNone() {
    session
        .file("empty/Procfile", "# nothing\n")
        .file("folder/x", "")
        .file("bytes/Procfile", new byte[] {'w', ':', ' ', (byte) 0xFF})
        .run("import", "empty")
        .run("import", "folder")
        .run("import", "nowhere/Procfile")
        .run("import", "bytes")
        .run("import", "a", "b")
        .run("import", "empty", "-m", "web")
        .run("import", "empty", "-p", "0")
        .run("import", "empty", "--force")
        .run("import", "empty", "--format", "xml")
        .run("render", "empty/Procfile", "--stdout")
        .verify("refused");
  }
}
