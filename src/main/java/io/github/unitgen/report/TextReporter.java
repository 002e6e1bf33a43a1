package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The report for people: the place, the line, a caret, then what to do. */
public final class TextReporter {
  private final boolean colour;

  /** {@code colour}: with the escape sequences of terminals. */
  public TextReporter(boolean colour) {
    this.colour = colour;
  }

  /**
   * The findings in the order given, with an empty line between them; empty for none. Whatever
   * stands in the sources, nothing is written that a terminal would obey.
   */
  public String report(List<Diagnostic> findings) {
    StringBuilder out = new StringBuilder();
    report(findings, out);
    return out.toString();
  }

  private void report(List<Diagnostic> findings, StringBuilder out) {
    for (Diagnostic finding : findings) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      report(finding, out);
    }
  }

  /**
   * The findings, what was fixed and, if {@code view} asks, what was not linted; then the counts.
   */
  String report(LintRun run, LintFormat.View view) {
    StringBuilder out = new StringBuilder();
    report(run.findings(), out);
    if (!out.isEmpty() && view.counts()) {
      out.append('\n');
    }
    if (run.countMended() > 0) {
      run.mended().orElse(List.of()).forEach(mended -> mended(mended, out));
      out.append(view.counts() ? "\n" : "");
    }
    if (view.skipped() && !run.skipped().isEmpty()) {
      skipped(run, out);
      out.append(view.counts() ? "\n" : "");
    }
    return view.counts() ? out.append(counts(run)).append('\n').toString() : out.toString();
  }

  /** How many files there were, and what was found: {@code 2 files: 1 error, 3 infos}. */
  static String counts(LintRun run) {
    StringBuilder out = new StringBuilder();
    int files = run.files().size();
    List<String> counts = new ArrayList<>();
    count(run, Severity.ERROR, "error", counts);
    count(run, Severity.WARNING, "warning", counts);
    count(run, Severity.INFO, "info", counts);
    count(run, Severity.STYLE, "style finding", counts);
    out.append(files == 1 ? "1 file: " : files + " files: ");
    out.append(counts.isEmpty() ? "no problems found" : String.join(", ", counts));
    out.append(run.countMended() > 0 ? ", " + run.countMended() + " fixed" : "");
    if (!run.skipped().isEmpty()) {
      out.append(" (").append(run.countSkipped()).append(')');
    }
    return out.toString();
  }

  private static void mended(LintRun.Mended mended, StringBuilder out) {
    out.append("fixed[").append(mended.rule()).append("]: ");
    out.append(Columns.visible(mended.file())).append(": ").append(Columns.visible(mended.title()));
    out.append(mended.count() > 1 ? " (" + mended.count() + " times)" : "").append('\n');
  }

  /** A line for each skipped file: {@code skipped: a.service.j2: a template (.j2)}. */
  static void skipped(LintRun run, StringBuilder out) {
    for (LintRun.Skipped file : run.skipped()) {
      out.append("skipped: ").append(Columns.visible(file.file())).append(": ");
      out.append(file.reason()).append('\n');
    }
  }

  private static void count(LintRun run, Severity severity, String noun, List<String> counts) {
    int count = run.count(severity);
    if (count > 0) {
      counts.add(count + " " + noun + (count == 1 ? "" : "s"));
    }
  }

  private record Mark(Place at, char character, String text) {
    int line() {
      return at.source().lineAt(at.span().start());
    }
  }

  private void report(Diagnostic finding, StringBuilder out) {
    Source source = finding.at().source();
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(finding.at(), '^', ""));
    List<Mark> elsewhere = new ArrayList<>();
    for (Diagnostic.Label label : finding.related()) {
      (label.at().source() == source ? marks : elsewhere)
          .add(new Mark(label.at(), '-', " " + label.text()));
    }
    marks.sort((one, other) -> Integer.compare(one.at().span().start(), other.at().span().start()));
    int width = 1;
    for (Mark mark : marks) {
      width = Math.max(width, Integer.toString(mark.line()).length());
    }
    for (Mark mark : elsewhere) {
      width = Math.max(width, Integer.toString(mark.line()).length());
    }
    String margin = " ".repeat(width);
    String head = finding.severity().label() + "[" + finding.rule() + "]";
    out.append(paint(head, finding.severity())).append(": ");
    out.append(Columns.visible(finding.message())).append('\n');
    out.append(margin).append("--> ").append(place(finding.at())).append('\n');
    for (int i = 0; i < marks.size(); i++) {
      boolean shown = i > 0 && marks.get(i - 1).line() == marks.get(i).line();
      excerpt(marks.get(i), shown, width, out, finding.severity());
    }
    for (Mark mark : elsewhere) {
      out.append(margin).append("--> ").append(place(mark.at())).append('\n');
      excerpt(mark, false, width, out, finding.severity());
    }
    finding
        .help()
        .ifPresent(
            help ->
                out.append(margin).append(" = help: ").append(Columns.visible(help)).append('\n'));
  }

  private static String place(Place at) {
    Source.Position position = at.source().at(at.span().start());
    String name = Columns.visible(at.source().name());
    return name + ":" + position.line() + ":" + position.column();
  }

  /** {@code shown}: the line stands above already, where all of it can be shown. */
  private void excerpt(Mark mark, boolean shown, int width, StringBuilder out, Severity severity) {
    Source source = mark.at().source();
    int number = mark.line();
    Span line = source.lineSpan(number);
    int start = Math.max(line.start(), Math.min(mark.at().span().start(), line.end()));
    int end = Math.max(start, Math.min(mark.at().span().end(), line.end()));
    Columns.Window window = Columns.around(source.text(), line, start);
    if (!shown || !window.isWhole(line)) {
      String digits = Integer.toString(number);
      out.append(" ".repeat(width - digits.length())).append(digits).append(" |");
      String text = window.shown(source.text(), line);
      out.append(text.isEmpty() ? "" : " ").append(text).append('\n');
    }
    out.append(" ".repeat(width)).append(" | ");
    out.append(window.padding(source.text(), line, start));
    int columns = Columns.width(source.text(), start, Math.min(end, window.end()));
    String caret = String.valueOf(mark.character()).repeat(Math.max(1, columns));
    out.append(mark.character() == '^' ? paint(caret, severity) : caret);
    out.append(Columns.visible(mark.text())).append('\n');
  }

  private String paint(String text, Severity severity) {
    if (!colour) {
      return text;
    }
    String code =
        switch (severity) {
          case ERROR -> "31";
          case WARNING -> "33";
          case INFO, STYLE -> "36";
        };
    return "\u001B[1;" + code + "m" + text + "\u001B[0m";
  }
}
