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
 * The result of one run of the linter: the findings in the order of the files and of their places,
 * the names of the files that were linted, the files skipped, what could not be done, and, where
 * fixes were asked for, the applied fixes.
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

  /** The number of times that one fix of a rule was applied to a file. */
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
