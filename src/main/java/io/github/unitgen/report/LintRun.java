package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What one run of the linter came to: the findings in the order of the files and of their places,
 * the names of the files that were linted, the files passed over, what could not be done, and,
 * where fixes were asked for, what was mended.
 */
public record LintRun(
    List<Diagnostic> findings,
    List<String> files,
    List<Skipped> skipped,
    List<String> troubles,
    Optional<List<Mended>> mended) {
  /** A file that was not linted, and what it is: {@code a template}. */
  public record Skipped(String file, String why) {}

  /** How often one fix of a rule was applied to a file. */
  public record Mended(String file, String rule, String title, String safety, int count) {}

  /** A run that was not to mend anything. */
  public LintRun(
      List<Diagnostic> findings, List<String> files, List<Skipped> skipped, List<String> troubles) {
    this(findings, files, skipped, troubles, Optional.empty());
  }

  public LintRun {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    troubles = List.copyOf(troubles);
    mended = mended.map(List::copyOf);
  }

  /** The number of findings that are exactly as bad. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** The number of findings that were mended. */
  public int countMended() {
    return mended.orElse(List.of()).stream().mapToInt(Mended::count).sum();
  }
}
