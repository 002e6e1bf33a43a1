package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of {@code unitgen lint}; of the rules for units only S104 is on. */
class LintRunsTest {
  private static final String BAD =
      """
      [Service]
      Type=exec
      ExecStart=/srv/app/bin/worker
      PIDFile=/run/worker.pid
      """;

  private static final String GOOD = "[Service]\nExecStart=/srv/app/bin/worker\n";

  private static final String MANIFEST =
      """
      unitgen: 1
      name: workers
      processes:
        sidekiq:
          comand: bundle exec sidekiq
      """;

  private final Transcript session = new Transcript(LintRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript run(String... args) {
    List<String> all = new ArrayList<>(List.of("lint", "--select", "S104,M,X"));
    all.addAll(List.of(args));
    return session.run(all.toArray(String[]::new));
  }

  @Test
  void reportsFilesForPeople() {
    session.file("bad.service", BAD).file("good.service", GOOD).file("workers.yml", MANIFEST);
    run("bad.service");
    run("good.service");
    run("good.service", "workers.yml", "bad.service");
    run("--format", "oneline", "bad.service", "workers.yml");
    session.terminal();
    run("bad.service");
    session.env("NO_COLOR", "1");
    run("bad.service").verify("text");
  }

  @Test
  void walksFolders() throws IOException {
    session
        .file("etc/systemd/system/a.service", BAD)
        .file("etc/systemd/system/a.service.d/pid.conf", "[Service]\nType=simple\nPIDFile=/a\n")
        .file("etc/systemd/system/notes.txt", "nothing of ours\n")
        .file("etc/init/b.conf", "exec /bin/b\n")
        .file("etc/sysctl.conf", "kernel.panic = 1\n")
        .file("target/c.service", BAD)
        .file(".git/d.service", BAD)
        .file("compose.yml", "services: {}\n")
        .file("workers.yml", MANIFEST);
    Files.createSymbolicLink(
        session.path("etc/systemd/system/masked.service"), session.path("/dev/null"));
    run("--format", "oneline");
    run("--format", "oneline", ".");
    run("--format", "oneline", "etc/");
    run("--format", "oneline", "etc/systemd", "target");
    run("--format", "oneline", "etc", "etc/systemd/system/a.service");
    run("--format", "json", "etc/init");
    Files.createDirectories(session.path("empty"));
    run("empty").verify("folders");
  }

  @Test
  void readsStandardInput() {
    session.stdin(BAD);
    run("-");
    run("--format", "oneline", "--kind", "systemd", "-");
    run("--format", "oneline", "--stdin-filename", "etc/x.service", "-");
    run("--format", "oneline", "--stdin-filename", "etc/x.txt", "-");
    session.file("more.service", BAD);
    run("--format", "oneline", "--stdin-filename", "x.service", "-", "more.service")
        .verify("stdin");
  }

  @Test
  void takesFilesForWhatItIsTold() {
    session
        .file("unit.txt", BAD)
        .file("workers.txt", MANIFEST)
        .file("job.txt", "exec /bin/true\n")
        .file("config.txt", "rules: { S999: off }\n");
    run("--format", "oneline", "unit.txt");
    run("--format", "oneline", "--kind", "systemd", "unit.txt");
    run("--format", "oneline", "--kind", "manifest", "workers.txt");
    run("--format", "oneline", "--kind", "upstart", "job.txt");
    run("--format", "oneline", "--kind", "config", "config.txt").verify("kind");
  }

  @Test
  void skipsAndCountsWhatIsNotOurs() {
    session
        .file("dbus/org.example.service", "[D-BUS Service]\nName=org.example\nExec=/bin/x\n")
        .file("avahi.service", "<?xml version=\"1.0\"?>\n<service-group/>\n")
        .file("erb.service", "[Service]\nExecStart=<%= @bin %>\nPIDFile=/x\n")
        .file("jinja.conf", "respawn\nexec {{ bin }}\n")
        .file("autoconf.service", "[Service]\nExecStart=@bindir@/x\nPIDFile=/x\n")
        .file("a.service.j2", BAD)
        .file("pod/c.container", "[Container]\nImage=x\n[Service]\nRestart=allways\n")
        .file("pod/c.network", "[Service]\nRestart=allways\n")
        .file("10-eth.network", "[Match]\nName=eth0\n")
        .file("script.service", "#!/bin/sh\nNAME=x\n")
        .file("Containerfile.path", "FROM example.org/base:latest\nENV PATH=/bin\n")
        .file("trash.mount", "[Mount]\nType=trash\nExec=/usr/lib/x\nAutoMount=true\n")
        .file("bad.service", BAD);
    run();
    run("--show-skipped");
    run("--show-skipped", "--format", "oneline");
    run("--show-skipped", "--format", "json", "pod");
    run("--format", "junit", "pod");
    run("--show-skipped", "bad.service").verify("skipped");
  }

  @Test
  void saysWhatANamedFileIsThatItDoesNotLint() {
    session
        .file("avahi.service", "<?xml version=\"1.0\"?>\n<service-group/>\n")
        .file("erb.service", "[Service]\nType=exec\nExecStart=<%= @bin %>\nPIDFile=/x\n")
        .file("a.service.j2", BAD)
        .file("c.container", "[Container]\nImage=x\n[Service]\nRestart=allways\n")
        .file("Containerfile.path", "FROM example.org/base:latest\n")
        .file("bad.service", BAD);
    run("erb.service", "a.service.j2", "c.container", "avahi.service", "bad.service");
    run("--format", "json", "Containerfile.path");
    run("--format", "oneline", "--kind", "systemd", "erb.service", "a.service.j2");
    run("--as-found", "erb.service", "a.service.j2", "c.container", "avahi.service");
    session.stdin("[Service]\nType=exec\nExecStart=<%= @bin %>\nPIDFile=/x\n");
    run("--stdin-filename", "x.service", "-");
    run("--as-found", "--stdin-filename", "x.service", "-");
    run("--format", "oneline", "--kind", "systemd", "-").verify("named");
  }

  @Test
  void lintsFilesInWhichAMarkerIsText() {
    String bad = BAD.replace("worker\n", "worker %s\n");
    session
        .file("go.service", bad.formatted("--format {{.State.Running}} web"))
        .file("quoted.service", bad.formatted("--format \"{{.Names}}\""))
        .file("shell.service", bad.formatted("-c 'until x -f {{.S}} db; do sleep 1; done'"))
        .file("at.service", bad.formatted("--to a@HOST@b"))
        .file("comment.service", BAD + "# uses {{ x }} in a comment\n")
        .file("name.service", BAD + "[Unit]\nWants=foo@bar@baz.service\n")
        .file("fold.conf", "# folds: {{{ one\nrespawn\nnice 99\nexec /x\n# }}}\n")
        .file("docker.conf", "respawn\nscript\n  x -f {{.A}} db\n  exec /x\nend script\nnice 99\n");
    session.run("lint", "--select", "S104,U015", "--format", "oneline");
    session
        .run("lint", "--select", "S104,U015", "--format", "oneline", "go.service", "fold.conf")
        .verify("text-markers");
  }

  @Test
  void goesOnWhereAFileCannotBeRead() {
    session.file("bad.service", BAD).file("notes.txt", "text\n").file("app.conf", "a = b\n");
    run("missing.service", "bad.service", "notes.txt", "app.conf");
    run("--format", "json", "missing.service", "bad.service");
    run("--format", "junit", "missing.service", "bad.service");
    run("--fail-on", "never", "missing.service").verify("troubles");
  }

  @Test
  void failsFromTheSeverityOnThatIsAskedFor() {
    session.file("bad.service", BAD);
    for (String severity : List.of("error", "warning", "info", "style", "never")) {
      run("--format", "oneline", "--fail-on", severity, "bad.service");
    }
    session.verify("fail-on");
  }

  @Test
  void selectsRules() {
    session.file("bad.service", BAD);
    for (String rule : List.of("S104", "s104", "pid-file-without-forking", "M,S104")) {
      session.run("lint", "--format", "oneline", "--select", rule, "bad.service");
    }
    run("--format", "oneline", "--ignore", "S1", "bad.service");
    run("--format", "oneline", "--ignore", " S104 , M", "bad.service").verify("select");
  }

  @Test
  void judgesForTheVersionsThatAreNamed() {
    session.file("bad.service", BAD);
    run("--format", "oneline", "--for", "systemd 219", "bad.service");
    run("--format", "oneline", "--for", "rhel-7", "--for", "ubuntu-14.04", "bad.service");
    run("--format", "oneline", "--dialect", "chromeos", "bad.service").verify("for");
  }

  @Test
  void explainsAWrongCommandLine() {
    session.file("bad.service", BAD);
    for (List<String> args :
        List.of(
            List.of("--format", "yaml"),
            List.of("--format"),
            List.of("--select", "S999"),
            List.of("--select", ""),
            List.of("--ignore", "pid-file,S104"),
            List.of("--fail-on", "fatal"),
            List.of("--for", "rhel-77"),
            List.of("--for", "systemd 12"),
            List.of("--kind", "xml"),
            List.of("--dialect", "debian"),
            List.of("--config", "missing.yml"),
            List.of("--stdin-filename", "x.service"),
            List.of("--formt", "json"))) {
      List<String> all = new ArrayList<>(List.of("lint"));
      all.addAll(args);
      all.add("bad.service");
      session.run(all.toArray(String[]::new));
    }
    session.run("lint", "--help").verify("usage");
  }

  @Test
  void obeysSuppressions() {
    session
        .file(
            "line.service",
            BAD.replace("PIDFile", "# unitgen: ignore[S104] monit reads it\nPIDFile"))
        .file("whole.service", "# unitgen: ignore[S104] monit reads it\n" + BAD)
        .file("unused.service", "# unitgen: ignore[S104] monit reads it\n" + GOOD)
        .file("unknown.service", "# unitgen: ignore[S998] why not\n" + GOOD);
    run("--format", "oneline").verify("suppressions");
  }

  @Test
  void bearsAnyBytes() {
    byte[] garbage = new byte[256];
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = (byte) i;
    }
    session
        .file("x.service", garbage)
        .file("y.service.d/x.conf", garbage)
        .file("crlf.service", BAD.replace("\n", "\r\n"))
        .file(
            "latin1.service",
            "[Service]\nType=exec\n# h\u00e9\nPIDFile=/run/\u00e9\u001B[31m.pid\n"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
        .file("empty.service", "");
    run();
    session.verify("bytes");
  }

  @Test
  void givesTheSameOrderWithManyThreads() {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String name = "f" + (1000 + i) + ".service";
      session.file(name, BAD);
      expected
          .append(name)
          .append(":4:1: warning: PIDFile= is not needed: systemd knows the main process [S104]\n");
    }
    for (int round = 0; round < 3; round++) {
      run("--format", "oneline");
      assertThat(session.out()).isEqualTo(expected.toString());
    }
  }

  @Test
  void saysWhyAFileOfTheRealDiskCannotBeRead(@TempDir Path folder) {
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            folder,
            Map.of(),
            false);
    assertThat(Main.run(new String[] {"lint", "gone.service"}, console)).isEqualTo(3);
    assertThat(err).hasToString("unitgen: gone.service: cannot read: no such file or folder\n");
  }
}
