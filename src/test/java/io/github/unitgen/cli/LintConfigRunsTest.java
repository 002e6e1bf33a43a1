package io.github.unitgen.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs with {@code .unitgen.yml}; of the rules for units only S104 is on. */
class LintConfigRunsTest {
  private static final String BAD =
      """
      [Service]
      Type=exec
      ExecStart=/srv/app/bin/worker
      PIDFile=/run/worker.pid
      """;

  private final Transcript session = new Transcript(LintConfigRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript lint(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "lint";
    args[1] = "--format";
    args[2] = "oneline";
    System.arraycopy(more, 0, args, 3, more.length);
    return session.run(args);
  }

  @Test
  void gradesAndSilencesRulesByPath() {
    session
        .file("a.service", BAD)
        .file("legacy/b.service", BAD)
        .file("legacy/keep/c.service", BAD)
        .file("vendor/d.service", BAD)
        .file(
            ".unitgen.yml",
            """
            rules: { all: off, S104: error }
            exclude: vendor/
            paths:
              - match: legacy/
                rules: { S104: off }
              - match: [legacy/keep/*]
                rules: { S104: info }
            """);
    lint();
    lint("vendor/d.service", "legacy/b.service", "legacy/keep/c.service");
    session.note("the command line wins, the severities stay");
    lint("--select", "S104", "legacy");
    lint("--ignore", "S104");
    lint("--fail-on", "never").verify("paths");
  }

  @Test
  void isFoundAboveAsFarAsTheRepository() {
    session
        .file("/srv/.unitgen.yml", "rules: { all: off }\n")
        .file("a.service", BAD)
        .file("other.yml", "rules: { all: off, S104: style }\n");
    lint();
    lint("--config", "other.yml");
    session.file("/srv/app/.git/HEAD", "");
    session.note("a repository ends the search");
    lint("--select", "S104").verify("found");
  }

  @Test
  void isTheNearestToEachFile() {
    session
        .file("a.service", BAD)
        .file(".unitgen.yml", "rules: { all: off, S104: error }\nexclude: [web/old/, b.service]\n")
        .file("web/b.service", BAD)
        .file("web/old/c.service", BAD)
        .file("web/.unitgen.yml", "rules: { all: off, S104: info }\nexclude: d.service\n")
        .file("web/d.service", BAD)
        .file("lib/.git", "gitdir: ../.git/modules/lib\n")
        .file("lib/e.service", BAD);
    lint();
    lint("web");
    lint("web/b.service", "a.service");
    session.note("a repository within has its own, or none");
    lint("--select", "S104", "lib");
    session.note("what counts for the run is that of all that is named");
    session
        .file("/opt/units/f.service", BAD)
        .file("/opt/.unitgen.yml", "rules: { all: off, S104: on }\nfail-on: error\n");
    lint("/opt/units");
    lint("/opt/units", "a.service");
    session.note("one with a mistake ends the run");
    session.file("web/.unitgen.yml", "rule: {}\n");
    lint();
    lint("--show-files").verify("nearest");
  }

  @Test
  void setsTheThreshold() {
    session
        .file("a.service", BAD)
        .file(".unitgen.yml", "rules: { all: off, S104: on }\nfail-on: error\n");
    lint();
    lint("--fail-on", "style").verify("fail-on");
  }

  @Test
  void isWrongUsageWhereItIsWrong() {
    session
        .file("a.service", BAD)
        .file(".unitgen.yml", "rule: { S104: off }\nfor: rhel-77\n")
        .file("broken.yml", "rules: {\n");
    lint("a.service");
    lint("--config", "broken.yml", "a.service");
    lint("--config", "a.service", "a.service");
    session.note("named itself it is linted");
    lint(".unitgen.yml").verify("mistakes");
  }

  @Test
  void knowsTheKeysOfOtherLinters() {
    session
        .file("a.service", BAD)
        .file(
            ".unitgen.yml",
            """
            select: [S1]
            ignore: [S104]
            per-file-ignores: { legacy: [S104] }
            extend_exclude: [x]
            target-version: debian-12
            """)
        .run("lint")
        .run("lint", "--config", "absent.yml")
        .verify("other-linters");
  }

  @Test
  void printsItsSchema() {
    session.run("schema", "confg").run("schema", "--help").verify("schema");
  }

  @Test
  void holdsForNamedFilesThatAreToBeTakenAsFound() {
    session
        .file("a.service", BAD)
        .file("vendor/d.service", BAD)
        .file("compose.yml", "services: {}\n")
        .file("nginx.conf", "worker_processes 4;\n")
        .file("sway.conf", "exec mako\nexec waybar\n")
        .file("notes.txt", "text\n")
        .file(".unitgen.yml", "rules: { all: off, S104: error }\nexclude: vendor/\n");
    String[] named = {
      "a.service", "vendor/d.service", "compose.yml", "nginx.conf", "sway.conf", "notes.txt"
    };
    lint(named);
    String[] asFound = new String[named.length + 1];
    asFound[0] = "--as-found";
    System.arraycopy(named, 0, asFound, 1, named.length);
    lint(asFound);
    lint("--as-found", "compose.yml");
    lint("--as-found", "gone.service").verify("asFound");
  }

  @Test
  void showsTheSettingsOfEachFileAndWhereTheyComeFrom() {
    session
        .file("a.service", BAD)
        .file("b.service", BAD)
        .file("legacy/c.service", BAD)
        .file("own/d.service", BAD)
        .file("vendor/e.service", BAD)
        .file(
            ".unitgen.yml",
            """
            rules:
              all: off
              S104: error
            profiles: pedantic
            for: [rhel-7, ubuntu-14.04]
            exclude: [vendor/, "*.sample.service"]
            fail-on: error
            paths:
              - match: legacy/**
                for: ubuntu-12.04
                dialect: chromeos
                rules: { S104: off }
            """)
        .file("own/.unitgen.yml", "# nothing yet\n");
    session.run("lint", "--show-settings");
    session
        .note("the command line wins")
        .run(
            "lint",
            "a.service",
            "absent.service",
            "--show-settings",
            "--select=S1,pedantic",
            "--ignore=S103",
            "--for=systemd 252",
            "--exit-zero",
            "--exclude=old/");
    session
        .file(".unitgen.yml", "")
        .prepare("lint", "legacy", "--write-baseline", "--baseline", "known.json")
        .run("lint", "legacy", "--show-settings", "--baseline", "known.json")
        .verify("settings");
  }
}
