package io.github.unitgen.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Moves to an init in one command. */
class MigrateRunsTest {
  private static final String PROCFILE =
      "web: bundle exec puma -p $PORT\nworker: bundle exec sidekiq >> log/worker.log 2>&1\n";

  private final Transcript session = new Transcript(MigrateRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void movesAProcfile() {
    session
        .file("shop/Procfile", PROCFILE)
        .file("shop/.env", "RAILS_ENV=production\n")
        .run("migrate", "shop", "-u", "deploy", "-m", "web=1,worker=2", "--to", "systemd")
        .run("migrate", "shop", "-u", "deploy", "--to", "systemd", "-o", "units")
        .run("migrate", "shop", "-u", "deploy", "--to", "upstart", "-o", "jobs")
        .note("the manifest is kept, and goes on by itself")
        .run("render", "manifest.yml", "-o", "units", "--check")
        .run("migrate", "shop", "-u", "ops", "--to", "systemd", "-o", "units", "--force")
        .run(
            "migrate",
            "shop",
            "--to",
            "systemd",
            "--for",
            "rhel-7",
            "--manifest",
            "a.yml",
            "-o",
            "old",
            "--format",
            "json",
            "--dry-run")
        .verify("procfile");
  }

  @Test
  void saysWhatIsNotCarried() {
    session
        .file("Procfile", "web: puma\njust a line\n")
        .run("migrate", "--to", "systemd", "--name", "shop")
        .verify("not-carried");
  }

  @Test
  void writesNothingWhereAFileIsRefused() {
    session
        .file("Procfile", "web: puma\n")
        .file("units/shop-web.service", "[Service]\nExecStart=/bin/mine\n")
        .run("migrate", "Procfile", "--to", "systemd", "--name", "shop", "-o", "units")
        .verify("refused-file");
  }

  @Test
  void refusesWrongUse() {
    session
        .file("Procfile", "web: puma\n")
        .file("web.service", "[Service]\nExecStart=/bin/web\n")
        .run("migrate")
        .run("migrate", "Procfile", "--to", "openrc")
        .run("migrate", "Procfile", "--to", "systemd", "--force")
        .run("migrate", "Procfile", "--to", "systemd", "-o", "")
        .run("migrate", "Procfile", "--to", "systemd", "--manifest", "x/")
        .run("migrate", "Procfile", "--to", "systemd", "--format", "sh")
        .run("migrate", "nowhere", "--to", "systemd")
        .run("migrate", "Procfile", "web.service", "--to", "systemd")
        .run("migrate", "--to", "systemd")
        .run("migrate", "web.service", "--to", "upstart", "-m", "web=2")
        .verify("usage");
  }

  @Test
  void namesTheGroupApartWhereUpstartWouldHaveOneFileOfBoth() {
    session
        .file(
            "web.service",
            "[Service]\nUser=web\nExecStart=/srv/web/run\n[Install]\nWantedBy=multi-user.target\n")
        .run("migrate", "web.service", "--to", "upstart")
        .verify("apart");
  }
}
