package io.github.unitgen.lint.shared;

import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.source.Span;

/** The advice about texts in quotes over several lines, which systemd does not join. */
public final class TextInQuotes {
  private TextInQuotes() {}

  /** Adds the advice. */
  public static void help(Findings.Details finding) {
    finding.help("end each line of a text in quotes with `\\`, except the last one");
  }

  /** Marks a finding as a consequence of the open {@code quote}, which S022 reports. */
  public static void follows(Span quote, Findings.Details finding) {
    finding.severity(Severity.INFO);
    finding.related(quote, "this quote is not closed on its line");
    help(finding);
  }
}
