package io.github.unitgen.report;

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
   * What of a run is shown besides.
   *
   * @param colour whether the text form has the escape sequences of terminals
   * @param skipped whether skipped files are listed; SARIF and JUnit always do
   * @param counts whether the text form ends with the counts
   */
  public record View(boolean colour, boolean skipped, boolean counts) {
    /** The run as it is, without colour. */
    public static final View PLAIN = new View(false, false, true);
  }

  /** The report. */
  public String report(LintRun run, View view, LintTool tool) {
    return switch (this) {
      case TEXT -> new TextReporter(view.colour()).report(run, view);
      case ONELINE -> OneLineReport.of(run, view.skipped());
      case JSON -> JsonLintReport.of(run, view.skipped());
      case SARIF -> new SarifReport(run, tool).text();
      case GITHUB -> GithubReport.of(run);
      case GITLAB -> GitlabReport.of(run);
      case CHECKSTYLE -> CheckstyleReport.of(run);
      case JUNIT -> JunitReport.of(run);
    };
  }
}
