package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import java.io.PrintWriter;
import java.util.List;

/**
 * A run as the result of tests: a suite for each file, a failure for each finding, and a case that
 * passes for a clean file, since many tools hold a report without cases for an error.
 */
final class JunitReport {
  private static final String CASE = "testcase";
  private static final String SUITE = "testsuite";

  private JunitReport() {}

  static void write(LintRun run, PrintWriter out) {
    Xml xml = new Xml(out).open("testsuites", "name", "unitgen lint");
    CheckstyleReport.byFile(run).forEach((file, findings) -> suite(xml, file, findings));
    for (LintRun.Skipped skipped : run.skipped()) {
      open(xml, skipped.file(), 1, 0, 0, 1);
      xml.open(CASE, "classname", skipped.file(), "name", "lint");
      xml.empty("skipped", "message", skipped.reason()).close(CASE).close(SUITE);
    }
    for (String trouble : run.troubles()) {
      open(xml, "unitgen", 1, 0, 1, 0);
      xml.open(CASE, "classname", "unitgen", "name", "read");
      xml.empty("error", "message", trouble).close(CASE).close(SUITE);
    }
    if (run.files().isEmpty() && run.skipped().isEmpty() && run.troubles().isEmpty()) {
      open(xml, "unitgen", 1, 0, 0, 0);
      xml.empty(CASE, "classname", "unitgen", "name", "no files").close(SUITE);
    }
    xml.close("testsuites").end();
  }

  private static void suite(Xml xml, String file, List<Diagnostic> findings) {
    open(xml, file, Math.max(1, findings.size()), findings.size(), 0, 0);
    if (findings.isEmpty()) {
      xml.empty(CASE, "classname", file, "name", "lint");
    }
    for (Diagnostic finding : findings) {
      int line = finding.at().source().lineAt(finding.at().span().start());
      xml.open(CASE, "classname", file, "name", finding.rule() + " line " + line);
      String report =
          new TextReporter(Style.PLAIN).report(List.of(finding))
              + "More about the rule: "
              + Site.rule(finding.rule())
              + "\n";
      xml.text("failure", report, "type", finding.severity().label(), "message", finding.message());
      xml.close(CASE);
    }
    xml.close(SUITE);
  }

  private static void open(Xml xml, String name, int tests, int failures, int errors, int skipped) {
    xml.open(
        SUITE,
        "name",
        name,
        "tests",
        Integer.toString(tests),
        "failures",
        Integer.toString(failures),
        "errors",
        Integer.toString(errors),
        "skipped",
        Integer.toString(skipped));
  }
}
