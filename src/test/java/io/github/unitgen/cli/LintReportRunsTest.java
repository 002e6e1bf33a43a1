package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  @Test
  void showsWhatIsTheSameInManyFilesOnce() {
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      session.file("units/" + name + ".service", WEB);
    }
    session
        .file("units/a.service", WEB + "StandardError=syslog\nStandardError=syslog\n")
        .file("units/f.service", WEB + "PIDFile=/run/other.pid\n")
        .run("lint", "units", "--select", "S104,S203")
        .run("lint", "units", "--select", "S104", "--exclude", "d.service,e.service,f.service")
        .run(
            "lint",
            "units",
            "--select",
            "S104",
            "--exclude",
            "c.service,d.service,e.service,f.service")
        .run("lint", "units", "--select", "S104", "--no-group")
        .run("lint", "units", "--select", "S104", "--format", "oneline")
        .verify("grouped");
  }

  @Test
  void linksRulesToTheirPagesOnTerminalsThatShowLinks() {
    String link = "\u001B]8;;https://unitgen.github.io/rules/S104\u001B\\S104\u001B]8;;\u001B\\";
    session.file("web.service", WEB);
    String[] args = {"lint", "web.service", "--select", "S104", "--exit-zero"};
    session.env("TERM", "xterm-kitty").run(args);
    assertThat(session.out()).as("no terminal").doesNotContain("\u001B");
    session.terminal().run(args);
    assertThat(session.out()).contains("warning[" + link + "]").contains("unitgen explain " + link);
    session.run("lint", "web.service", "--exit-zero", "--color", "never");
    assertThat(session.out()).doesNotContain("\u001B");
    session.run("lint", "web.service", "--exit-zero", "-o", "report.txt");
    assertThat(session.path("report.txt")).content().contains("S104").doesNotContain("\u001B");
    session.env("FORCE_HYPERLINK", "0").run(args);
    assertThat(session.out()).contains("warning[S104]").doesNotContain("]8;;");
    session.env("FORCE_HYPERLINK", "").env("TERM", "xterm-256color").run(args);
    assertThat(session.out()).as("an unknown terminal").doesNotContain("]8;;");
    session.env("VTE_VERSION", "4999").run(args);
    assertThat(session.out()).as("an old terminal").doesNotContain("]8;;");
    session.env("VTE_VERSION", "6800").run(args);
    assertThat(session.out()).contains(link);
    session.env("TERM", "tmux-256color").run(args);
    assertThat(session.out()).as("inside tmux").doesNotContain("]8;;");
  }

  @Test
  void coloursADiffOnATerminal() {
    session
        .file("web.service", WEB)
        .terminal()
        .run("lint", "web.service", "--select", "S203", "--diff")
        .verify("diff");
  }
}
