package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;

/**
 * Workflow commands of GitHub Actions, one for each finding. Columns are left out where a finding
 * spans lines: GitHub takes them within one line only.
 */
final class GithubReport {
  private GithubReport() {}

  static String of(LintRun run) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic finding : run.findings()) {
      Source source = finding.at().source();
      Source.Position start = source.at(finding.at().span().start());
      Source.Position end = source.at(finding.at().span().end());
      out.append("::").append(command(finding.severity()));
      out.append(" file=").append(property(FileNames.plain(source.name())));
      out.append(",line=").append(start.line());
      if (start.line() == end.line()) {
        out.append(",endLine=").append(end.line());
        out.append(",col=").append(start.column()).append(",endColumn=").append(end.column());
      }
      out.append(",title=").append(property(finding.rule() + " " + finding.name())).append("::");
      String help = finding.help().map(text -> "\nhelp: " + text).orElse("");
      out.append(data(finding.message() + help)).append('\n');
    }
    return out.toString();
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, STYLE -> "notice";
    };
  }

  /** As actions/toolkit escapes what stands behind the last two colons. */
  private static String data(String text) {
    String escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    return Columns.visible(escaped);
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
