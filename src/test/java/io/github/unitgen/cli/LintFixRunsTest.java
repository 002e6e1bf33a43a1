package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that fix, or show what they would fix; a few rules are on. */
class LintFixRunsTest {
  /** Three safe fixes, and an unsafe one. */
  private static final String BAD =
      """
      [Unit]
      Description=Worker

      After=syslog.target

      [Service]
      Type=exec
      execstart=/srv/app/bin/worker

      StandardOutput=syslog
      """;

  private static final String GOOD = "[Service]\nExecStart=/srv/app/bin/worker\n";

  private final Transcript session = new Transcript(LintFixRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  private Transcript run(String... args) {
    List<String> all = new ArrayList<>(List.of("lint", "--select", "S0,S104,S204,M,X,U0,U4"));
    all.addAll(List.of(args));
    return session.run(all.toArray(String[]::new));
  }

  @Test
  void fixesFiles() {
    session.file("worker.service", BAD).file("good.service", GOOD);
    run("worker.service", "--format", "oneline");
    run("--fix", "worker.service", "good.service");
    session.note("there is nothing left to do");
    run("--fix", "worker.service").verify("fix");
  }

  @Test
  void fixesNoOtherRules() {
    session.file("worker.service", BAD);
    session.run("lint", "--select", "S204", "--fix", "worker.service").verify("select");
  }

  @Test
  void fixesWhatIsNotSafeOnlyWhereThatIsAskedFor() {
    session.file("worker.service", "[Service]\nExecStart=/bin/a\nKillMode=none\n");
    for (String fix : List.of("--fix", "--fix=safe", "--fix=unsafe")) {
      session.run("lint", "--select", "S404", fix, "worker.service");
    }
    session.verify("unsafe");
  }

  @Test
  void addsNoSettingThatIsMisspeltOrMisplaced() {
    String unit = "[Unit]\n%s[Service]\nExecStart=/bin/a\nRestart=always\n%s";
    session.file("misspelt.service", unit.formatted("", "RestarSec=10\n"));
    session.file("misplaced.service", unit.formatted("RestartSec=10\n", ""));
    session.run("lint", "--select", "S0,S303", "--fix=unsafe", "--diff", ".");
    session.verify("kept");
  }

  @Test
  void showsADiff() {
    session.file("worker.service", BAD).file("good.service", GOOD).file("crlf.service", crlf());
    run("--diff", ".");
    run("--diff", "--fix", "good.service");
    run("--diff", "--fix=unsafe", "worker.service");
    session.stdin(BAD);
    run("--diff", "--stdin-filename", "x.service", "-").verify("diff");
  }

  private static String crlf() {
    return GOOD.replace("ExecStart", "execstart").replace("\n", "\r\n");
  }

  @Test
  void givesStandardInputOn() {
    session.stdin(BAD);
    run("--fix", "--stdin-filename", "x.service", "-");
    session.stdin(GOOD);
    run("--fix", "--stdin-filename", "x.service", "-");
    session.stdin("[Service]\nExecStart=<%= x %>\n");
    run("--fix", "--stdin-filename", "x.service", "-");
    session.stdin("text\n");
    run("--fix", "--stdin-filename", "x.txt", "-").verify("stdin");
  }

  @Test
  void saysWhatWasFixedInJson() {
    session.file("worker.service", BAD);
    run("--fix", "--format", "json", "worker.service").verify("json");
  }

  @Test
  void leavesASuppressedFindingAlone() {
    session.file(
        "worker.service", BAD.replace("After", "# unitgen: ignore[S204] old hosts have it\nAfter"));
    run("--fix", "worker.service").verify("suppressed");
  }

  @Test
  void leavesAFixOutThatWouldBringAnError() {
    session.file("worker.service", "[Service]\nexecstart=/bin/a\nExecStart=/bin/b\n");
    run("--fix", "worker.service").verify("harm");
  }

  @Test
  void goesOnWhereAFileCannotBeWritten(@TempDir Path folder) throws IOException {
    for (String name : List.of("a.service", "b.service")) {
      Files.writeString(folder.resolve(name), BAD);
    }
    Files.setPosixFilePermissions(
        folder.resolve("a.service"), PosixFilePermissions.fromString("r--r--r--"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            folder,
            Map.of(),
            false);
    String[] args = {"lint", "--select", "S204", "--format", "oneline", "--fix"};
    assertThat(Main.run(args, console)).isEqualTo(3);
    assertThat(err.toString()).contains("a.service: cannot write: it is read-only");
    assertThat(out.toString()).startsWith("a.service:4:7: info: ").hasLineCount(1);
    assertThat(folder.resolve("a.service")).hasContent(BAD);
    assertThat(folder.resolve("b.service")).content().doesNotContain("After");
  }

  @Test
  void keepsBytesThatAreNoText() throws IOException {
    byte[] bytes = ("# h\u00e9\n" + BAD).getBytes(StandardCharsets.ISO_8859_1);
    session.file("worker.service", bytes);
    session.prepare("lint", "--select", "S204", "--fix", "--fail-on", "never", "worker.service");
    byte[] now = Files.readAllBytes(session.path("worker.service"));
    assertThat(now).startsWith(java.util.Arrays.copyOf(bytes, 20)).hasSizeLessThan(bytes.length);
  }

  @Test
  void passesOverWhatTheBaselineKnows() {
    session.file("legacy/worker.service", BAD).file("new.service", GOOD);
    run("--write-baseline");
    run("--baseline", ".unitgen-baseline.json");
    session.note("a line moves, another comes");
    session.edit("legacy/worker.service", "Type=exec\n", "");
    session.edit(
        "legacy/worker.service", "[Service]\n", "[Service]\n  Type = exec\nrestartsec=5\n");
    run("--baseline", ".unitgen-baseline.json");
    run("--baseline", ".unitgen-baseline.json", "--fix");
    session.note("a known finding is gone");
    session.edit("legacy/worker.service", "execstart=/srv/app/bin/worker\n", "");
    run("--baseline", ".unitgen-baseline.json");
    run("--baseline", ".unitgen-baseline.json", "new.service");
    session.file("legacy/worker.service", GOOD);
    run("--baseline", ".unitgen-baseline.json");
    run("--baseline", ".unitgen-baseline.json", "--format", "json", "new.service");
    run("--baseline", ".unitgen-baseline.json", "--write-baseline").verify("baseline");
  }

  @Test
  void findsTheBaselineThatTheConfigurationNames() {
    session
        .file("units/worker.service", BAD)
        .file(".git/HEAD", "")
        .file(".unitgen.yml", "baseline: known/base.json\nrules: { all: off, S104: on }\n")
        .file("known/README", "");
    session.run("lint", "--write-baseline");
    session.run("lint");
    session.run("lint", "units").verify("configured");
  }

  @Test
  void stopsAtAWrongCommandLine() {
    session
        .file("worker.service", BAD)
        .file("broken.json", "{\"baseline\": 1,\n \"findings\": [{\"file\": \"a\"}]}\n");
    run("--fix=all", "worker.service");
    run("--diff", "--format", "json", "worker.service");
    run("--fix", "--write-baseline", "worker.service");
    run("--baseline", "gone.json", "worker.service");
    run("--baseline", "broken.json", "worker.service");
    run("--baseline", "missing/base.json", "--write-baseline", "worker.service");
    run("--write-baseline", "gone.service").verify("usage");
  }
}
