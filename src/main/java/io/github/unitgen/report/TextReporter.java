package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report for people: the place, the line, a caret, then what to do. */
public final class TextReporter {
  private final Style style;

  public TextReporter(Style style) {
    this.style = style;
  }

  /** {@code colour}: with the escape sequences of terminals. */
  public TextReporter(boolean colour) {
    this(new Style(colour, false));
  }

  /**
   * The findings in the order given, with an empty line between them; empty for none. Whatever
   * stands in the sources, nothing is written that a terminal would obey.
   */
  public String report(List<Diagnostic> findings) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    write(findings, SameElsewhere.of(List.of()), "", out);
    out.flush();
    return text.toString();
  }

  /**
   * {@code same}: what says the same in many files is shown once; {@code hint}: how to see the
   * findings that are only counted.
   */
  private void write(List<Diagnostic> all, SameElsewhere same, String hint, PrintWriter out) {
    List<Diagnostic> findings = same.shown(all);
    StringBuilder text = new StringBuilder();
    boolean first = true;
    int from = 0;
    while (from < findings.size()) {
      List<Diagnostic> line = Repeats.ofOneLine(findings, from);
      for (Repeats.Shown shown : Repeats.shown(line)) {
        // One at a time: all of a line would be many megabytes.
        text.setLength(0);
        text.append(first ? "" : "\n");
        finding(shown.finding(), notes(shown, same, hint), text);
        out.append(text);
        first = false;
      }
      from += line.size();
    }
  }

  /**
   * The findings, what was fixed and, if {@code view} asks, what was not linted; then the counts.
   */
  void write(LintRun run, LintFormat.View view, PrintWriter out) {
    SameElsewhere same = SameElsewhere.of(view.grouped() ? run.findings() : List.of());
    write(run.findings(), same, " (--format oneline shows all)", out);
    if (!run.findings().isEmpty() && view.counts()) {
      out.append('\n');
    }
    if (run.countMended() > 0) {
      run.mended().orElse(List.of()).forEach(mended -> out.append(text(mended)));
      out.append(view.counts() ? "\n" : "");
    }
    if (view.skipped() && !run.skipped().isEmpty()) {
      out.append(skipped(run)).append(view.counts() ? "\n" : "");
    }
    if (view.counts()) {
      out.append(counts(run)).append('\n');
      next(run)
          .ifPresent(
              rule -> out.append("More about a rule: unitgen explain " + style.rule(rule) + "\n"));
    }
  }

  /** Returns the summary: {@code 2 files: 1 error, 3 infos}. */
  static String counts(LintRun run) {
    StringBuilder out = new StringBuilder();
    int files = run.files().size();
    List<String> counts = new ArrayList<>();
    count(run, Severity.ERROR, counts);
    count(run, Severity.WARNING, counts);
    count(run, Severity.INFO, counts);
    count(run, Severity.STYLE, counts);
    if (files == 0) {
      out.append("nothing to lint: no manifest, job or unit");
    } else {
      out.append(files == 1 ? "1 file: " : files + " files: ");
      out.append(counts.isEmpty() ? "no problems found" : String.join(", ", counts));
    }
    out.append(run.countMended() > 0 ? ", " + run.countMended() + " fixed" : "");
    if (!run.skipped().isEmpty()) {
      out.append(" (").append(run.countSkipped()).append(')');
    }
    return out.append(fixable(run)).toString();
  }

  /** Returns the number of fixable findings; empty after {@code --fix}. */
  private static String fixable(LintRun run) {
    int safe = run.mended().isPresent() ? 0 : run.countFixable(Fix.Safety.SAFE);
    int unsafe = run.mended().isPresent() ? 0 : run.countFixable(Fix.Safety.UNSAFE);
    if (safe == 0) {
      return unsafe == 0 ? "" : "; " + unsafe + " fixable with --fix=unsafe";
    }
    return "; "
        + safe
        + " fixable with --fix"
        + (unsafe == 0 ? "" : ", " + unsafe + " more with --fix=unsafe");
  }

  /** The first of the worst findings, for which there is a page to read. */
  private static Optional<String> next(LintRun run) {
    Optional<Diagnostic> worst = Optional.empty();
    for (Diagnostic finding : run.findings()) {
      if (worst.isEmpty() || finding.severity().compareTo(worst.get().severity()) > 0) {
        worst = Optional.of(finding);
      }
    }
    return worst.map(Diagnostic::rule).filter(rule -> !rule.startsWith("SC"));
  }

  private StringBuilder text(LintRun.Mended mended) {
    StringBuilder out = new StringBuilder();
    String head = "fixed[" + style.rule(mended.rule()) + "]";
    out.append(style.paint(head, Style.Colour.GREEN)).append(": ");
    out.append(Columns.visible(mended.file())).append(": ").append(Columns.visible(mended.title()));
    return out.append(mended.count() > 1 ? " (" + mended.count() + " times)" : "").append('\n');
  }

  /** A line for each skipped file: {@code skipped: a.service.j2: a template (.j2)}. */
  static StringBuilder skipped(LintRun run) {
    StringBuilder out = new StringBuilder();
    for (LintRun.Skipped file : run.skipped()) {
      out.append("skipped: ").append(Columns.visible(file.file())).append(": ");
      out.append(file.reason()).append('\n');
    }
    return out;
  }

  private static void count(LintRun run, Severity severity, List<String> counts) {
    int count = run.count(severity);
    if (count > 0) {
      counts.add(count + " " + severity.noun(count));
    }
  }

  /** {@code line}: that of the start, found once. */
  private record Mark(Place at, char character, String text, int line) {
    static Mark of(Place at, char character, String text) {
      return new Mark(at, character, text, at.source().lineAt(at.span().start()));
    }
  }

  /** Returns where more of the same are: on the line, then in other files. */
  private static List<String> notes(Repeats.Shown shown, SameElsewhere same, String hint) {
    List<String> notes = new ArrayList<>(0);
    if (shown.alike() > 0) {
      notes.add(shown.alike() + " more like this on the line");
    }
    int others = shown.others().size();
    if (others > 0) {
      int elsewhere = same.countOthers(shown.others());
      Diagnostic finding = shown.finding();
      notes.add(
          others
              + (" more " + finding.rule() + " " + finding.severity().noun(others))
              + " on the line"
              + (elsewhere > 0 ? ", and the same " + elsewhere + " times in other files" : "")
              + hint);
    }
    same.note(shown.finding()).ifPresent(notes::add);
    return notes;
  }

  private void finding(Diagnostic finding, List<String> notes, StringBuilder out) {
    Source source = finding.at().source();
    List<Mark> marks = new ArrayList<>();
    Mark own = Mark.of(finding.at(), '^', "");
    marks.add(own);
    List<Mark> elsewhere = new ArrayList<>(0);
    for (Diagnostic.Label label : finding.related()) {
      (label.at().source() == source ? marks : elsewhere)
          .add(Mark.of(label.at(), '-', " " + label.text()));
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
    String head = finding.severity().label() + "[" + style.rule(finding.rule()) + "]";
    out.append(style.paint(head, colour(finding.severity()))).append(": ");
    out.append(Columns.visible(finding.message())).append('\n');
    out.append(margin).append("--> ");
    place(own, out);
    out.append('\n');
    for (int i = 0; i < marks.size(); i++) {
      boolean again = i > 0 && marks.get(i - 1).line() == marks.get(i).line();
      excerpt(marks.get(i), again, width, out, finding.severity());
    }
    for (Mark mark : elsewhere) {
      out.append(margin).append("--> ");
      place(mark, out);
      out.append('\n');
      excerpt(mark, false, width, out, finding.severity());
    }
    finding
        .help()
        .ifPresent(
            help ->
                out.append(margin).append(" = help: ").append(Columns.visible(help)).append('\n'));
    for (String note : notes) {
      out.append(margin).append(" = note: ").append(note).append('\n');
    }
  }

  private static void place(Mark mark, StringBuilder out) {
    Source source = mark.at().source();
    out.append(Columns.visible(source.name())).append(':').append(mark.line());
    out.append(':').append(source.columnAt(mark.at().span().start(), mark.line()));
  }

  /** {@code shown}: the line stands above already, where all of it can be shown. */
  private void excerpt(Mark mark, boolean shown, int width, StringBuilder out, Severity severity) {
    String source = mark.at().source().text();
    Span line = mark.at().source().lineSpan(mark.line());
    int start = Math.max(line.start(), Math.min(mark.at().span().start(), line.end()));
    int end = Math.max(start, Math.min(mark.at().span().end(), line.end()));
    Columns.Window window = Columns.around(source, line, start);
    if (!shown || !window.isWhole(line)) {
      String digits = Integer.toString(mark.line());
      out.append(" ".repeat(width - digits.length())).append(digits).append(" |");
      String text = window.shown(source, line);
      out.append(text.isEmpty() ? "" : " ").append(text).append('\n');
    }
    out.append(" ".repeat(width)).append(" | ");
    out.append(window.padding(source, line, start));
    int columns = window.width(source, start, Math.min(end, window.end()));
    String caret = String.valueOf(mark.character()).repeat(Math.max(1, columns));
    out.append(mark.character() == '^' ? style.paint(caret, colour(severity)) : caret);
    out.append(Columns.visible(mark.text())).append('\n');
  }

  private static Style.Colour colour(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.Colour.BOLD_RED;
      case WARNING -> Style.Colour.BOLD_YELLOW;
      case INFO, STYLE -> Style.Colour.BOLD_CYAN;
    };
  }
}
