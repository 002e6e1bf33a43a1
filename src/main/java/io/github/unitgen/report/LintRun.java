package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The result of one run of the linter.
 *
 * @param findings the findings, in the order of the files and of their places
 * @param files the names of the linted files
 * @param skipped the skipped files
 * @param troubles the failures of the run, a line each
 * @param mended the applied fixes, if fixes were requested
 */
public record LintRun(
    List<Diagnostic> findings,
    List<String> files,
    List<Skipped> skipped,
    List<String> troubles,
    Optional<List<Mended>> mended) {
  /**
   * A file that was not linted.
   *
   * @param file its name
   * @param reason what it is: {@code a template (line 5)}
   * @param one what to count it as: {@code template}
   * @param many the same of several: {@code templates}
   */
  public record Skipped(String file, String reason, String one, String many) {}

  /**
   * One fix of a rule that was applied to a file.
   *
   * @param file the name of the file
   * @param rule the id of the rule
   * @param title the title of the fix
   * @param safety {@code safe} or {@code unsafe}
   * @param count the number of times that it was applied
   */
  public record Mended(String file, String rule, String title, String safety, int count) {}

  /** Creates a run without fixes. */
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

  /** Returns the number of findings that such a fix resolves. */
  public int countFixable(Fix.Safety safety) {
    return (int)
        findings.stream()
            .filter(finding -> finding.fix().filter(fix -> fix.safety() == safety).isPresent())
            .count();
  }

  /** Returns the number of skipped files by kind: {@code 3 skipped: 2 templates, 1 Quadlet}. */
  public String countSkipped() {
    Map<String, List<Skipped>> kinds = new TreeMap<>();
    skipped.forEach(file -> kinds.computeIfAbsent(file.one(), one -> new ArrayList<>()).add(file));
    List<List<Skipped>> largest = new ArrayList<>(kinds.values());
    largest.sort((one, other) -> Integer.compare(other.size(), one.size()));
    StringBuilder out = new StringBuilder().append(skipped.size()).append(" skipped");
    for (int i = 0; i < largest.size(); i++) {
      int count = largest.get(i).size();
      Skipped first = largest.get(i).get(0);
      out.append(i == 0 ? ": " : ", ").append(count).append(' ');
      out.append(count == 1 ? first.one() : first.many());
    }
    return out.toString();
  }

  /** Returns the number of fixed findings. */
  public int countMended() {
    return mended.orElse(List.of()).stream().mapToInt(Mended::count).sum();
  }
}
