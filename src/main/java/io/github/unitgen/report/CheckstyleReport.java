package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings in the form of Checkstyle, which many tools read. */
final class CheckstyleReport {
  private CheckstyleReport() {}

  static void write(LintRun run, PrintWriter out) {
    Xml xml = new Xml(out).open("checkstyle", "version", "4.3");
    byFile(run).forEach((file, findings) -> file(xml, file, findings));
    xml.close("checkstyle").end();
  }

  /** Every file that was linted, in the order of the run, with its findings. */
  static Map<String, List<Diagnostic>> byFile(LintRun run) {
    Map<String, List<Diagnostic>> files = new LinkedHashMap<>();
    run.files().forEach(file -> files.put(file, new ArrayList<>()));
    for (Diagnostic finding : run.findings()) {
      files.computeIfAbsent(finding.at().source().name(), file -> new ArrayList<>()).add(finding);
    }
    return files;
  }

  private static void file(Xml xml, String file, List<Diagnostic> findings) {
    if (findings.isEmpty()) {
      xml.empty("file", "name", file);
      return;
    }
    xml.open("file", "name", file);
    for (Diagnostic finding : findings) {
      Source.Position start = finding.at().source().at(finding.at().span().start());
      xml.empty(
          "error",
          "line",
          Integer.toString(start.line()),
          "column",
          Integer.toString(start.column()),
          "severity",
          finding.severity() == Severity.STYLE ? "info" : finding.severity().label(),
          "message",
          finding.message(),
          "source",
          "unitgen." + finding.rule());
    }
    xml.close("file");
  }
}
