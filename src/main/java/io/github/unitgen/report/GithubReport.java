package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import java.io.PrintWriter;

/**
 * Workflow commands of GitHub Actions, one for each finding. Columns are left out where a finding
 * spans lines: GitHub takes them within one line only.
 */
final class GithubReport {
  private GithubReport() {}

  static void write(LintRun run, PrintWriter out) {
    for (Diagnostic finding : run.findings()) {
      Source source = finding.at().source();
      Source.Position start = source.at(finding.at().span().start());
      Source.Position end = source.at(finding.at().span().end());
      StringBuilder line = new StringBuilder();
      line.append("::").append(command(finding.severity()));
      line.append(" file=").append(property(FileNames.plain(source.name())));
      line.append(",line=").append(start.line());
      if (start.line() == end.line()) {
        line.append(",endLine=").append(end.line());
        line.append(",col=").append(start.column()).append(",endColumn=").append(end.column());
      }
      line.append(",title=").append(property(finding.rule() + " " + finding.name())).append("::");
      String help = finding.help().map(text -> "\nhelp: " + text).orElse("");
      out.append(line.append(data(finding.message() + help)).append('\n'));
    }
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, STYLE -> "notice";
    };
  }

  /** Escapes the text after the last two colons as actions/toolkit does. */
  private static String data(String text) {
    String escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    return Columns.visible(escaped);
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
