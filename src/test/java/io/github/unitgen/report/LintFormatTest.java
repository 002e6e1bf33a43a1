package io.github.unitgen.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.support.Accept;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LintFormatTest {
  /** A byte that is no UTF-8, an escape sequence, half of a pair, what turns the writing around. */
  private static final String ODD = "a\uDCE9\u001B[31m\uD83D\u202E\u0000\r\n::error::b%";

  private static final LintTool TOOL =
      new LintTool(
          "1.2.3",
          id -> Optional.of(RuleInfo.warning(id, "bad-thing", "a thing is bad")),
          id ->
              "# "
                  + id
                  + " bad-thing\n\na thing is bad\n\nWhy it\nis bad.\n\n```systemd bad\n```\n");

  private static Diagnostic finding(Source source, int start, int end, Severity severity) {
    return new Diagnostic(
        "S104",
        "bad-thing",
        severity,
        source.place(start, end),
        "this is bad",
        List.of(new Diagnostic.Label(source.place(0, 1), "as said here")),
        Optional.of("change it"),
        Optional.of(Fix.safe("Change it", new Edit(new Span(start, end), "good"))));
  }

  private static LintRun all() {
    Source text = new Source("etc/a b.service", "\uFEFFk=é😀v\nk=b\n");
    List<Diagnostic> findings = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      findings.add(finding(text, 5, 6, severity));
    }
    findings.add(finding(text, 3, 10, Severity.ERROR));
    findings.add(finding(text, text.text().length(), text.text().length(), Severity.ERROR));
    return new LintRun(
        findings,
        List.of(text.name(), "clean.service"),
        List.of(new LintRun.Skipped("x.xml", "an XML file", "XML file", "XML files")),
        List.of("gone.service: cannot read"));
  }

  private static LintRun odd() {
    Source source = new Source(ODD + ".service", ODD + "=1\n" + ODD + "=2\n");
    Diagnostic odd =
        new Diagnostic(
            "S104",
            "bad-thing",
            Severity.ERROR,
            source.place(0, 3),
            "no " + ODD,
            List.of(new Diagnostic.Label(source.place(3, 4), ODD)),
            Optional.of("not " + ODD));
    return new LintRun(
        List.of(odd),
        List.of(source.name()),
        List.of(new LintRun.Skipped(ODD, "an XML file", "XML file", "XML files")),
        List.of(ODD + ": cannot read"));
  }

  private static String report(LintFormat format, LintRun run, LintFormat.View view) {
    StringWriter text = new StringWriter();
    format.write(run, view, TOOL, new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(LintFormat.class)
  void isAsApproved(LintFormat format) throws IOException {
    Accept.same(
        Path.of("src/test/java/io/github/unitgen/report/LintFormatTest", format.id() + ".txt"),
        report(format, all(), LintFormat.View.PLAIN));
  }

  @ParameterizedTest
  @EnumSource(LintFormat.class)
  void writesNothingThatATerminalObeysOrNoEncodingHas(LintFormat format) throws Exception {
    String report = report(format, odd(), new LintFormat.View(Style.PLAIN, true, true, true));
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(report)).isTrue();
    assertThat(report.chars().filter(c -> c < ' ' && c != '\n' && c != '\t')).isEmpty();
    assertThat(report.lines()).noneMatch(line -> line.startsWith("::error::"));
    switch (format) {
      case JSON, SARIF, GITLAB -> assertThat(JsonParser.parseString(report)).isNotNull();
      case CHECKSTYLE, JUNIT ->
          assertThat(
                  DocumentBuilderFactory.newInstance()
                      .newDocumentBuilder()
                      .parse(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8))))
              .isNotNull();
      default -> assertThat(report).doesNotContain("\u202E");
    }
  }

  /** Files of one line with {@code count} findings each, which are the same in all. */
  private static LintRun crowded(int files, int count) {
    List<Diagnostic> findings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      Source source = new Source("u" + file + ".service", "k=" + "v ".repeat(count));
      names.add(source.name());
      for (int i = 0; i < count; i++) {
        findings.add(
            new Diagnostic(
                "S104",
                "bad-thing",
                Severity.WARNING,
                source.place(2 + 2 * i, 3 + 2 * i),
                "crowd " + i + ".",
                List.of(),
                Optional.empty()));
      }
    }
    return new LintRun(findings, names, List.of(), List.of());
  }

  @ParameterizedTest
  @EnumSource(LintFormat.class)
  void onlyTheTextLeavesFindingsOfALineOut(LintFormat format) {
    String report = report(format, crowded(1, 30), LintFormat.View.PLAIN);
    for (int i = 0; i < 30; i++) {
      boolean left = format == LintFormat.TEXT && i >= 20;
      assertThat(report.contains("crowd " + i + ".")).as("finding %s", i).isEqualTo(!left);
    }
    if (format == LintFormat.TEXT) {
      assertThat(report)
          .contains(
              "  = note: 10 more S104 warnings on the line (--format oneline shows all)\n",
              "\n\n1 file: 30 warnings\n");
    }
  }

  @Test
  void theTextCountsWhatItLeavesOutOfALineOfManyFiles() {
    LintFormat.View grouped = new LintFormat.View(Style.PLAIN, true, false, true);
    assertThat(report(LintFormat.TEXT, crowded(4, 30), grouped))
        .contains(
            "note: 10 more S104 warnings on the line, and the same 30 times in other files (--",
            "note: the same in 3 more files: u1.service:1, u2.service:1, u3.service:1\n",
            "\n4 files: 120 warnings\n");
    assertThat(report(LintFormat.TEXT, crowded(4, 30), LintFormat.View.PLAIN).lines())
        .filteredOn(line -> line.contains("note: 10 more S104 warnings on the line (--"))
        .hasSize(4);
  }

  @Test
  void isFoundByTheWordOfTheCommandLine() {
    assertThat(LintFormat.ids())
        .containsExactly(
            "text", "oneline", "json", "sarif", "github", "gitlab", "checkstyle", "junit");
    assertThat(LintFormat.of("sarif")).contains(LintFormat.SARIF);
    assertThat(LintFormat.of("SARIF")).isEmpty();
  }
}
