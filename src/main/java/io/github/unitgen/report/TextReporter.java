package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The report for people: the place, the line, a caret, then what to do. */
public final class TextReporter {
  /** Longer lines are shown in part, around what is marked. */
  private static final int WIDTH = 100;

  private final boolean colour;

  public TextReporter(boolean colour) {
    this.colour = colour;
  }

  /** The findings in the order given, with an empty line between them; empty for none. */
  public String report(List<Diagnostic> findings) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic finding : findings) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      report(finding, out);
    }
    return out.toString();
  }

  private record Mark(Place at, char character, String text) {
    int line() {
      return at.source().at(at.span().start()).line();
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
    marks.sort(Comparator.comparingInt(mark -> mark.at().span().start()));
    int width = Integer.toString(marks.get(marks.size() - 1).line()).length();
    String margin = " ".repeat(width);
    String head = finding.severity().label() + "[" + finding.rule() + "]";
    out.append(paint(head, finding.severity())).append(": ");
    out.append(visible(finding.message())).append('\n');
    out.append(margin).append("--> ").append(place(finding.at())).append('\n');
    for (Mark mark : marks) {
      excerpt(mark, width, out, finding.severity());
    }
    for (Mark mark : elsewhere) {
      out.append(margin).append("--> ").append(place(mark.at())).append('\n');
      excerpt(mark, width, out, finding.severity());
    }
    finding
        .help()
        .ifPresent(
            help -> out.append(margin).append(" = help: ").append(visible(help)).append('\n'));
  }

  private static String place(Place at) {
    Source.Position position = at.source().at(at.span().start());
    return visible(at.source().name()) + ":" + position.line() + ":" + position.column();
  }

  private void excerpt(Mark mark, int width, StringBuilder out, Severity severity) {
    Source source = mark.at().source();
    Source.Position position = source.at(mark.at().span().start());
    int[] line = source.line(position.line()).codePoints().toArray();
    int from = Math.min(position.column() - 1, line.length);
    int end = Math.max(from, Math.min(line.length, from + codePoints(mark.at())));
    int room = Math.max(0, line.length - WIDTH);
    int left = Math.max(0, Math.min(from - WIDTH / 3, room));
    int right = Math.min(line.length, left + WIDTH);
    String number = Integer.toString(position.line());
    out.append(" ".repeat(Math.max(0, width - number.length()))).append(number).append(" | ");
    out.append(left > 0 ? "…" : "");
    out.append(visible(new String(line, left, right - left)));
    out.append(right < line.length ? "…" : "").append('\n');
    out.append(" ".repeat(width)).append(" | ").append(left > 0 ? " " : "");
    for (int i = left; i < from; i++) {
      out.append(line[i] == '\t' ? '\t' : ' ');
    }
    int length = Math.max(1, Math.min(end, right) - from);
    String caret = String.valueOf(mark.character()).repeat(length);
    out.append(mark.character() == '^' ? paint(caret, severity) : caret);
    out.append(visible(mark.text())).append('\n');
  }

  private static int codePoints(Place at) {
    return at.source().text().codePointCount(at.span().start(), at.span().end());
  }

  /** Nothing that a terminal would obey: control characters become their pictures. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
              boolean control = c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029;
              if (c < ' ' && c != '\t') {
                out.append((char) ('\u2400' + c));
              } else {
                out.appendCodePoint(surrogate || control ? 0xFFFD : c);
              }
            });
    return out.toString();
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
