package io.github.unitgen.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is shown of findings, and where. */
class LintReportRunsTest {
  private static final String WEB =
      """
      [Service]
      Type=exec
      ExecStart=/srv/app/web
      PIDFile=/run/web.pid
      StandardOutput=syslog
      """;

  private final Transcript session = new Transcript(LintReportRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void countsTheFindingsOfEachRule() {
    session
        .file("units/web.service", WEB)
        .file("units/api.service", WEB)
        .file("units/old/old.service", WEB)
        .run("lint", "units", "--statistics")
        .run("lint", "units", "--statistics", "--quiet", "--exit-zero", "--select", "S104")
        .run("lint", "units", "--statistics", "--format", "json", "--exclude", "old/")
        .run("lint", "units", "--statistics", "--format", "sarif")
        .run("lint", "units", "--statistics", "--select", "S501")
        .verify("statistics");
  }

  @Test
  void showsWhatIsAskedForAndNoMore() {
    session
        .file("units/web.service", WEB)
        .file("units/old/old.service", WEB)
        .file("units/old/a.service.j2", WEB)
        .run("lint", "units", "--quiet", "--select", "S104")
        .run("lint", "units", "--quiet", "--select", "S501")
        .run("lint", "units", "--show-files")
        .run("lint", "units", "absent.service", "--show-files", "--exclude", "units/old, *.socket")
        .run("lint", "units", "--exclude", "[a")
        .run("lint", "units/web.service", "--color", "always", "--select", "S203")
        .run("lint", "units/web.service", "--color", "sometimes")
        .verify("views");
  }

  @Test
  void saysWhatAFolderWithoutFilesIs() {
    session
        .file("empty/notes.txt", "text\n")
        .file("templates/a.service.j2", WEB)
        .run("lint", "empty")
        .run("lint", "templates", "--format", "json")
        .run("lint", "templates")
        .run("lint", "empty", "--statistics")
        .verify("nothing");
  }

  @Test
  void writesTheReportToAFile() {
    session
        .file("web.service", WEB)
        .run("lint", "--format", "oneline", "-o", "report.txt", "--select", "S104,S203")
        .run("lint", "--color", "always", "-o", "report.txt", "--select", "S203", "--exit-zero")
        .run("lint", "-o", "nowhere/report.txt")
        .run("lint", "-o", "report.txt", "--diff")
        .run("lint", "--exit-zero", "--fail-on", "info")
        .verify("output-file");
  }

  @Test
  void saysWhatWasMeantByAWrongWord() {
    session
        .run("lint", "--fix", "unsafe")
        .run("lint", "--kind", "env")
        .run("lint", "--format", "jsn")
        .run("lint", "--fail-on", "warn")
        .run("lint", "--statistic")
        .run("lint", "--for", "debian12")
        .verify("wrong-words");
  }
}
