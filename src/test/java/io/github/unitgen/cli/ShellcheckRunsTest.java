package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whole runs of {@code unitgen lint --shellcheck}, with programs in the place of ShellCheck that
 * answer as it did.
 */
class ShellcheckRunsTest {
  private static final String PROGRAMS = "test-fixtures/shellcheck/";

  private static final String JOB =
      """
      pre-start script
        dir=/srv/app
        # the folder may be new
        if [ -d $dir ]; then
          chown app `ls -d $dir/*`
        fi
      end script
      exec /srv/app/bin/worker --name $NAME
      """;

  private static final String UNIT =
      """
      [Service]
      ExecStartPre=/bin/bash -c 'for i in $LIST; do touch /run/$i; done'
      ExecStart=/srv/app/bin/worker
      """;

  private final Transcript session = new Transcript(ShellcheckRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript run(String... args) {
    List<String> all = new ArrayList<>(List.of("lint", "--shellcheck"));
    all.addAll(List.of(args));
    return session.run(all.toArray(String[]::new));
  }

  @Test
  void reportsWhatShellcheckSays() throws IOException {
    session.file("worker.conf", JOB).file("worker.service", UNIT);
    session.env("PATH", "/nowhere:" + PROGRAMS + "recorded:" + PROGRAMS + "old");
    run("--select", "X506", "worker.conf");
    assertThat(Files.readString(Path.of("docs/rules/X506.md")))
        .contains(indented(JOB), indented(session.out()));
    run("--select", "X506", "worker.service");
    run("--select", "shellcheck", "--fail-on", "info", "--format", "oneline");
    run("--ignore", "X506", "--select", "X", "--format", "oneline");
    session.file(
        "quiet.service", UNIT.replace("ExecStartPre", "# unitgen: ignore[X506] one\nExecStartPre"));
    run("--select", "X", "--format", "oneline", "quiet.service");
    session.run("lint", "--select", "X", "--format", "oneline", "quiet.service");
    session.verify("findings");
  }

  private static String indented(String text) {
    return text.replaceAll("(?m)^(?=.)", "    ");
  }

  @Test
  void saysWhyShellcheckGivesNoAnswer() {
    session.file("worker.conf", JOB).file("worker.service", UNIT.replace("bash", "ksh"));
    run("--select", "X506", "worker.conf");
    session.env("PATH", ":" + PROGRAMS + ":test-fixtures/shellcheck/recorded/exec.json");
    run("--select", "X506", "worker.conf");
    session.env("PATH", PROGRAMS + "old");
    run("--select", "X506", "worker.conf");
    run("--select", "X506", "worker.service");
    session.env("PATH", PROGRAMS + "garbage");
    run("--select", "X506", "worker.conf");
    session.run("lint", "--select", "X506", "worker.conf");
    session.run("lint", "--select", "S1,shellcheck", "worker.conf").verify("troubles");
  }

  @Test
  void agreesWithTheShellcheckOfThisMachine() {
    String path = System.getenv().getOrDefault("PATH", "");
    assumeTrue(
        Stream.of(path.split(":", -1)).anyMatch(f -> Files.exists(Path.of(f, "shellcheck"))),
        "no shellcheck in PATH");
    session.file("worker.conf", JOB).file("worker.service", UNIT).env("PATH", path);
    run("--select", "X506", "--format", "oneline");
    assertThat(session.out().lines())
        .contains(
            "worker.conf:5:15: info: SC2046: Quote this to prevent word splitting [X506]",
            "worker.conf:8:33: style: SC2086: Double quote to prevent globbing and word splitting"
                + " [X506]",
            "worker.service:2:58: style: SC2086: Double quote to prevent globbing and word"
                + " splitting [X506]");
  }
}
