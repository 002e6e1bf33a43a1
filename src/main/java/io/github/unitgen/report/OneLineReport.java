package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;

/** A line a finding in the form of compilers: {@code file:4:1: warning: message [S104]}. */
final class OneLineReport {
  private OneLineReport() {}

  static String of(LintRun run, boolean skipped) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic finding : run.findings()) {
      Source source = finding.at().source();
      Source.Position start = source.at(finding.at().span().start());
      out.append(Columns.visible(source.name())).append(':').append(start.line()).append(':');
      out.append(start.column()).append(": ").append(finding.severity().label()).append(": ");
      out.append(Columns.visible(finding.message())).append(" [").append(finding.rule());
      out.append("]\n");
    }
    if (skipped) {
      TextReporter.skipped(run, out);
    }
    return out.toString();
  }
}
