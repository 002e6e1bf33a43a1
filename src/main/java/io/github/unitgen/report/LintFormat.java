package io.github.unitgen.report;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms that a report on a run of the linter can have. */
public enum LintFormat {
  /** For people: excerpts, and a line that counts. */
  TEXT,
  /** For people and editors: a line a finding, as compilers write it. */
  ONELINE,
  JSON,
  /** Code scanning: GitHub, Azure DevOps, editors. */
  SARIF,
  /** Commands of a GitHub workflow, shown at the lines of a change. */
  GITHUB,
  /** A code quality report of GitLab. */
  GITLAB,
  CHECKSTYLE,
  JUNIT;

  /** As it is written on the command line: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that is written so. */
  public static Optional<LintFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }

  /** All, as they are written. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(LintFormat::id).toList();
  }

  /**
   * The additional parts of a report.
   *
   * @param style how the text form looks on a terminal
   * @param grouped whether the text form shows what says the same in many files once
   * @param skipped whether skipped files are listed; SARIF and JUnit always do
   * @param counts whether the text form ends with the counts
   */
  public record View(Style style, boolean grouped, boolean skipped, boolean counts) {
    /** The run as it is, without colour. */
    public static final View PLAIN = new View(Style.PLAIN, false, false, true);
  }

  /** Writes the report finding by finding: it can be much longer than the files. */
  public void write(LintRun run, View view, LintTool tool, PrintWriter out) {
    switch (this) {
      case TEXT -> new TextReporter(view.style()).write(run, view, out);
      case ONELINE -> OneLineReport.write(run, view.skipped(), out);
      case JSON -> JsonLintReport.write(run, view.skipped(), out);
      case SARIF -> new SarifReport(run, tool).write(out);
      case GITHUB -> GithubReport.write(run, out);
      case GITLAB -> GitlabReport.write(run, out);
      case CHECKSTYLE -> CheckstyleReport.write(run, out);
      case JUNIT -> JunitReport.write(run, out);
    }
  }
}
