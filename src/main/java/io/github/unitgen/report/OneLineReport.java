package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.io.PrintWriter;

/** A line a finding in the form of compilers: {@code file:4:1: warning: message [S104]}. */
final class OneLineReport {
  private OneLineReport() {}

  static void write(LintRun run, boolean skipped, PrintWriter out) {
    for (Diagnostic finding : run.findings()) {
      Source source = finding.at().source();
      Source.Position start = source.at(finding.at().span().start());
      StringBuilder line = new StringBuilder();
      line.append(Columns.visible(source.name())).append(':').append(start.line()).append(':');
      line.append(start.column()).append(": ").append(finding.severity().label()).append(": ");
      line.append(Columns.visible(finding.message())).append(" [").append(finding.rule());
      out.append(line.append("]\n"));
    }
    if (skipped) {
      out.append(TextReporter.skipped(run));
    }
  }
}
