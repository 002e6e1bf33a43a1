package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The number of findings of each rule: the most frequent rules first, those that spoke as often in
 * the order of their ids.
 */
public final class RuleCounts {
  private final LintRun run;
  private final List<Count> counts;

  private RuleCounts(LintRun run, List<Count> counts) {
    this.run = run;
    this.counts = counts;
  }

  /**
   * {@code severity}: the worst of them; {@code safe}, {@code unsafe}: how many have such a fix.
   */
  private record Count(
      String rule, String name, Severity severity, int findings, int safe, int unsafe) {
    static Count of(List<Diagnostic> findings) {
      Diagnostic first = findings.get(0);
      Severity worst =
          findings.stream().map(Diagnostic::severity).max(Comparator.naturalOrder()).orElseThrow();
      return new Count(
          first.rule(),
          first.name(),
          worst,
          findings.size(),
          fixes(findings, Fix.Safety.SAFE),
          fixes(findings, Fix.Safety.UNSAFE));
    }

    private static int fixes(List<Diagnostic> findings, Fix.Safety safety) {
      return (int)
          findings.stream()
              .filter(finding -> finding.fix().filter(fix -> fix.safety() == safety).isPresent())
              .count();
    }
  }

  /** Counts the findings of {@code run}. */
  public static RuleCounts of(LintRun run) {
    Map<String, List<Diagnostic>> byRule = new TreeMap<>();
    for (Diagnostic finding : run.findings()) {
      byRule.computeIfAbsent(finding.rule(), none -> new ArrayList<>()).add(finding);
    }
    List<Count> counts = new ArrayList<>();
    byRule.values().forEach(findings -> counts.add(Count.of(findings)));
    counts.sort((one, other) -> Integer.compare(other.findings(), one.findings()));
    return new RuleCounts(run, counts);
  }

  /** A line for each rule, then the counts of the run where {@code withTotals}. */
  public String text(boolean withTotals) {
    int digits = counts.isEmpty() ? 0 : Integer.toString(counts.get(0).findings()).length();
    int longest = 0;
    for (Count count : counts) {
      longest = Math.max(longest, count.name().length());
    }
    StringBuilder out = new StringBuilder();
    for (Count count : counts) {
      String number = Integer.toString(count.findings());
      out.append(" ".repeat(digits - number.length())).append(number).append("  ");
      out.append(count.rule()).append("  ").append(count.name());
      out.append(" ".repeat(longest - count.name().length())).append("  ");
      out.append(count.severity().label()).append(fixable(count)).append('\n');
    }
    if (withTotals) {
      out.append(counts.isEmpty() ? "" : "\n").append(TextReporter.counts(run)).append('\n');
    }
    return out.toString();
  }

  private static String fixable(Count count) {
    StringBuilder out = new StringBuilder();
    if (count.safe() > 0) {
      out.append(", ").append(count.safe()).append(" fixable with --fix");
    }
    if (count.unsafe() > 0) {
      out.append(", ").append(count.unsafe()).append(" fixable with --fix=unsafe");
    }
    return out.toString();
  }

  /** One JSON object and a line break: {@code files}, and {@code rules} with their counts. */
  public String json() {
    return JsonObject.of(
        json -> {
          json.name("files").value(run.files().size());
          json.name("rules").beginArray();
          for (Count count : counts) {
            json.beginObject();
            json.name("rule").value(count.rule());
            json.name("name").value(count.name());
            json.name("severity").value(count.severity().label());
            json.name("findings").value(count.findings());
            json.name("fixable").value(count.safe());
            json.name("unsafelyFixable").value(count.unsafe());
            json.endObject();
          }
          json.endArray();
        });
  }
}
