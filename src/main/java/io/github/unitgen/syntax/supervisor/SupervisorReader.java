package io.github.unitgen.syntax.supervisor;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.supervisor.SupervisorFile.Kind;
import io.github.unitgen.syntax.supervisor.SupervisorFile.Line;
import io.github.unitgen.syntax.supervisor.SupervisorFile.Section;
import io.github.unitgen.syntax.supervisor.SupervisorFile.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a file line by line, like {@code RawConfigParser._read} of Python 3.11. */
final class SupervisorReader {
  private static final String MARKS = ";#";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Source source;
  private final String text;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> preface = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<Located<String>> refused = new ArrayList<>();

  /** The section that is being read; empty before the first header. */
  private final List<OpenSection> open = new ArrayList<>();

  /** The comments since the last line of another kind; their section is not yet known. */
  private final List<String> pending = new ArrayList<>();

  /** The indentation of a line that a deeper one continues. */
  private int indent;

  SupervisorReader(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** A section and the part of it read so far. */
  private record OpenSection(
      Located<String> name, List<OpenSetting> settings, List<String> comments) {
    Section closed() {
      return new Section(
          name, settings.stream().map(OpenSetting::closed).toList(), List.copyOf(comments));
    }
  }

  /** A setting whose value may continue. */
  private record OpenSetting(Located<String> name, StringBuilder value, List<String> comments) {
    Setting closed() {
      String all = value.toString();
      return new Setting(
          name, all.substring(0, PythonText.trimmed(all, 0, all.length())), comments);
    }
  }

  SupervisorFile read() {
    int at = 0;
    while (at < text.length()) {
      int end = end(at);
      int start = at == 0 && text.charAt(0) == BYTE_ORDER_MARK ? 1 : at;
      lines.add(new Line(line(start, end), new Span(at, end)));
      at = end;
    }
    home(pending);
    open.forEach(section -> sections.add(section.closed()));
    return new SupervisorFile(source, lines, preface, sections, refused);
  }

  /** Returns the end of a line, including its LF, CR or CR LF: Python opens the file as text. */
  private int end(int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    boolean both = text.startsWith("\r\n", at);
    return Math.min(text.length(), at + (both ? 2 : 1));
  }

  private Kind line(int start, int end) {
    int first = PythonText.skip(text, start, end);
    if (first == end) {
      return blank();
    }
    if (MARKS.indexOf(text.charAt(first)) >= 0) {
      pending.add(comment(first, end));
      return Kind.COMMENT;
    }
    int mark = inlineComment(start, end);
    int last = PythonText.trimmed(text, first, mark);
    String inline = mark < end ? comment(mark, end) : "";
    if (inOption() && first - start > indent) {
      setting().value().append('\n').append(text, first, last);
      keep(setting().comments(), inline);
      // Comments between the lines of a value describe its section.
      home(pending);
      return Kind.CONTINUATION;
    }
    indent = first - start;
    return element(first, last, inline);
  }

  private Kind blank() {
    if (inOption()) {
      setting().value().append('\n');
    }
    home(pending);
    return Kind.BLANK;
  }

  private Kind element(int first, int last, String inline) {
    int bracket = text.charAt(first) == '[' ? text.lastIndexOf(']', last - 1) : -1;
    if (bracket > first + 1) {
      Located<String> name =
          new Located<>(text.substring(first + 1, bracket), source.place(first, bracket + 1));
      open.add(new OpenSection(name, new ArrayList<>(), new ArrayList<>(pending)));
      pending.clear();
      keep(section().comments(), inline);
      return Kind.HEADER;
    }
    home(pending);
    int sign = first;
    while (sign < last && text.charAt(sign) != '=' && text.charAt(sign) != ':') {
      sign++;
    }
    if (open.isEmpty() || sign == last || sign == first) {
      refused.add(new Located<>(text.substring(first, last), source.place(first, last)));
      return Kind.REFUSED;
    }
    int behind = PythonText.trimmed(text, first, sign);
    String name = text.substring(first, behind).toLowerCase(Locale.ROOT);
    String value = text.substring(PythonText.skip(text, sign + 1, last), last);
    section()
        .settings()
        .add(
            new OpenSetting(
                new Located<>(name, source.place(first, last)),
                new StringBuilder(value),
                new ArrayList<>()));
    keep(setting().comments(), inline);
    return Kind.SETTING;
  }

  private OpenSection section() {
    return open.get(open.size() - 1);
  }

  private OpenSetting setting() {
    return section().settings().get(section().settings().size() - 1);
  }

  /** Whether a deeper line continues a value. */
  private boolean inOption() {
    return !open.isEmpty() && !section().settings().isEmpty();
  }

  /** Adds comments to the section that they are in, or to the preface. */
  private void home(List<String> comments) {
    (open.isEmpty() ? preface : section().comments()).addAll(comments);
    comments.clear();
  }

  private static void keep(List<String> comments, String comment) {
    if (!comment.isEmpty()) {
      comments.add(comment);
    }
  }

  private String comment(int mark, int end) {
    int from = mark;
    while (from < end && MARKS.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    return PythonText.strip(text.substring(from, end));
  }

  /**
   * Returns the start of the inline comment of a line, or its end. Both marks are searched in step:
   * the first round finds the first one of each, the second round the second ones, until one
   * follows a space. So a mark after a space can remain text if an earlier round finds the other
   * mark.
   */
  private int inlineComment(int start, int end) {
    int semicolon = start - 1;
    int hash = start - 1;
    while (semicolon < end || hash < end) {
      semicolon = next(';', semicolon, end);
      hash = next('#', hash, end);
      int comment = Math.min(begun(semicolon, start, end), begun(hash, start, end));
      if (comment < end) {
        return comment;
      }
    }
    return end;
  }

  private int next(char mark, int from, int end) {
    int at = from + 1;
    while (at < end && text.charAt(at) != mark) {
      at++;
    }
    return Math.min(at, end);
  }

  private int begun(int mark, int start, int end) {
    boolean begins = mark == start || mark < end && PythonText.isSpace(text.charAt(mark - 1));
    return begins ? mark : end;
  }
}
