package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.TextInQuotes;
import io.github.unitgen.meaning.systemd.OpenQuotes;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import java.util.List;

public final class BrokenLine implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S023", "broken-line", "Line is neither a section header, an assignment nor a comment");

  /** Up to this version a line has fewer than LINE_MAX, 2048 bytes. */
  private static final int SHORT_LINES_UNTIL = 234;

  private static final int SHORT_LINE = 2048;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    List<String> known = UnitSections.of(unit.type());
    boolean read = true;
    for (Line line : unit.file().lines()) {
      if (line instanceof Section section) {
        read = known.contains(section.name()); // systemd reads only the headers of others
      } else if (line instanceof Junk junk
          && !unit.file().isInclude(junk) // S005 reports it
          && (read || junk.reason().refusesFile())) {
        report(unit, junk, findings);
      }
    }
    if (unit.versions().oldest() <= SHORT_LINES_UNTIL) {
      longLines(unit.file().source().text(), findings);
    }
  }

  private static void report(UnitInput unit, Junk junk, Findings findings) {
    switch (junk.reason()) {
      case NO_EQUALS ->
          findings.report(
              junk.textSpan(),
              "this line has no `=` and is ignored",
              finding ->
                  OpenQuotes.before(unit, junk)
                      .ifPresentOrElse(
                          quote -> TextInQuotes.follows(quote, finding),
                          () -> finding.help("use `Name=value`, or start the line with `#`")));
      case NO_KEY ->
          findings.report(
              junk.textSpan(),
              "this line has no name before `=` and is ignored",
              finding -> finding.help("add the name of the setting, as in `Name=value`"));
      case UNCLOSED_HEADER ->
          findings.report(
              junk.textSpan(),
              "section header does not end with `]`: systemd refuses the whole file",
              finding -> header(unit, junk, finding));
      case UNSAFE_HEADER ->
          findings.report(
              junk.textSpan(),
              "invalid character in a section header: systemd refuses the whole file",
              finding -> finding.help("use only the name in the brackets, as in `[Service]`"));
      case TOO_LONG ->
          findings.report(
              Span.at(junk.textSpan().start()),
              "line is longer than 1 MiB: systemd refuses the whole file",
              finding -> finding.help("split the line"));
      case NOT_UTF8, BEFORE_SECTION -> {
        // S015 and S005 report them.
      }
    }
  }

  private static void header(UnitInput unit, Junk junk, Findings.Details finding) {
    int close = unit.file().source().slice(junk.textSpan()).indexOf(']');
    if (close < 0) {
      finding.help("add the closing `]`");
      return;
    }
    Span rest = new Span(junk.textSpan().start() + close + 1, junk.textSpan().end());
    finding.help("remove the text after the `]`");
    finding.fix(Fix.unsafe("Remove the text after the header", new Edit(rest, "")));
  }

  private static void longLines(String text, Findings findings) {
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      if (end - at >= SHORT_LINE) {
        findings.report(
            Span.at(at),
            "line is too long: systemd up to " + SHORT_LINES_UNTIL + " reads at most 2047 bytes",
            finding -> {
              finding.severity(Severity.WARNING);
              finding.help("split the line");
            });
      }
      at = end + 1;
    }
  }
}
