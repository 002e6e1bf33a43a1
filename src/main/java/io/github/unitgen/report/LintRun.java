package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import java.util.List;

/**
 * What one run of the linter came to: the findings in the order of the files and of their places,
 * the names of the files that were linted, the files passed over, and what could not be done.
 */
public record LintRun(
    List<Diagnostic> findings, List<String> files, List<Skipped> skipped, List<String> troubles) {
  /** A file that was not linted, and what it is: {@code a template}. */
  public record Skipped(String file, String why) {}

  public LintRun {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    troubles = List.copyOf(troubles);
  }

  /** The number of findings that are exactly as bad. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
