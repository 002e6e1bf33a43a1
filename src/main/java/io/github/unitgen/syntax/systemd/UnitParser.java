package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Blank;
import io.github.unitgen.syntax.systemd.UnitFile.Comment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Reason;
import io.github.unitgen.syntax.systemd.UnitFile.Seam;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads unit files the way systemd 252 does, in linear time. It never fails: any text yields a
 * tree, and the worst outcome is a {@link Junk} line.
 */
public final class UnitParser {
  /** LONG_LINE_MAX: a line, or several joined ones, must stay below this length. */
  private static final int LINE_LIMIT = 1024 * 1024;

  private static final int NUL = 4;
  private static final int MOST_BYTES_OF_A_CHAR = 3;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** An array, since each character is looked at several times. */
  private final char[] text;

  private final List<Line> lines = new ArrayList<>();
  private boolean inSection;
  private String section = "";
  private boolean markSeen;

  // The current physical line: its first character, its end, and the start of the next line.
  private int lineStart;
  private int lineEnd;
  private int next;

  /** Whether the current logical line has characters that may be invalid. */
  private boolean mayBeUnclean;

  // The current logical line: its start and, once it is continued, its text so far.
  private int start;
  private final StringBuilder joined = new StringBuilder();
  private final List<Seam> seams = new ArrayList<>();
  private long joinedBytes;
  private boolean continued;
  private boolean tooLong;

  private UnitParser(Source source) {
    this.text = source.text().toCharArray();
  }

  /**
   * Returns the tree of any text. A comment between continued lines belongs to their assignment.
   */
  public static UnitFile parse(Source source) {
    UnitParser parser = new UnitParser(source);
    parser.run();
    return UnitFile.parsed(source, parser.lines);
  }

  private void run() {
    while (next < text.length) {
      if (!continued) {
        start = next;
        tooLong = false;
        mayBeUnclean = false;
      }
      readLine();
      tooLong |= isTooLong(lineStart, lineEnd);
      int from = UnitText.skipBlanks(text, lineStart, lineEnd);
      if (from < lineEnd && isCommentMark(text[from])) {
        // Before the backslashes are counted: a comment does not continue, and a comment inside a
        // continuation is skipped (since 243).
        if (!continued) {
          addComment(from);
        }
        continue;
      }
      if (!markSeen && lineStart < lineEnd && text[lineStart] == BYTE_ORDER_MARK) {
        markSeen = true;
        lineStart++;
      }
      boolean continues = endsInOddBackslashes();
      if (!continued && !continues) {
        addLogicalLine(text, lineStart, lineEnd);
        continue;
      }
      join(continues);
      if (!continues) {
        addJoined();
      }
    }
    if (continued) {
      addJoined();
    }
  }

  /**
   * A line ends at LF, CR or NUL, or at a run of these in which none comes twice and NUL comes last
   * (fileio.c, read_line_full).
   */
  private void readLine() {
    lineStart = next;
    int at = next;
    while (at < text.length && (text[at] > '\r' || terminator(text[at]) == 0)) {
      mayBeUnclean |= text[at] >= UnitText.FIRST_UNCLEAN;
      at++;
    }
    lineEnd = at;
    int seen = 0;
    while (at < text.length) {
      int kind = terminator(text[at]);
      if (kind == 0 || (seen & (kind | NUL)) != 0) {
        break;
      }
      seen |= kind;
      at++;
    }
    next = at;
  }

  private static int terminator(char c) {
    return switch (c) {
      case '\n' -> 1;
      case '\r' -> 2;
      case '\0' -> NUL;
      default -> 0;
    };
  }

  private static boolean isCommentMark(char c) {
    return c == '#' || c == ';';
  }

  private boolean isTooLong(int from, int to) {
    return (long) (to - from) * MOST_BYTES_OF_A_CHAR >= LINE_LIMIT
        && UnitText.bytes(text, from, to) >= LINE_LIMIT;
  }

  private boolean endsInOddBackslashes() {
    int at = lineEnd;
    while (at > lineStart && text[at - 1] == '\\') {
      at--;
    }
    return ((lineEnd - at) & 1) == 1;
  }

  /** Adds the physical line; a backslash that continues it is read as one space. */
  private void join(boolean continues) {
    continued = true;
    seams.add(new Seam(joined.length(), lineStart));
    joined.append(text, lineStart, (continues ? lineEnd - 1 : lineEnd) - lineStart);
    if (continues) {
      joined.append(' ');
    }
    joinedBytes += UnitText.bytes(text, lineStart, lineEnd);
    tooLong |= joinedBytes > LINE_LIMIT;
  }

  private void addJoined() {
    addLogicalLine(joined.toString().toCharArray(), 0, joined.length());
    joined.setLength(0);
    seams.clear();
    joinedBytes = 0;
    continued = false;
  }

  private void addComment(int from) {
    Span textSpan = new Span(from, UnitText.trimEnd(text, from, lineEnd));
    lines.add(
        tooLong ? new Junk(span(), textSpan, Reason.TOO_LONG) : new Comment(span(), textSpan));
  }

  private Span span() {
    return new Span(start, next);
  }

  /** Tests in the same order as systemd (conf-parser.c, parse_line). */
  private void addLogicalLine(char[] line, int lineFrom, int lineTo) {
    int from = UnitText.skipBlanks(line, lineFrom, lineTo);
    int to = UnitText.trimEnd(line, from, lineTo);
    if (tooLong) {
      addJunk(from, to, Reason.TOO_LONG);
    } else if (from == to) {
      lines.add(new Blank(span()));
    } else if (mayBeUnclean && !isClean(line, from, to)) {
      addJunk(from, to, Reason.NOT_UTF8);
    } else if (line[from] == '[') {
      addHeader(line, from, to);
    } else if (!inSection) {
      addJunk(from, to, Reason.BEFORE_SECTION);
    } else {
      addAssignment(line, from, to);
    }
  }

  private static boolean isClean(char[] line, int from, int to) {
    return UnitText.isClean(String.valueOf(line, from, to - from), 0, to - from);
  }

  private void addJunk(int from, int to, Reason reason) {
    lines.add(new Junk(span(), sourceSpan(from, to), reason));
  }

  private void addHeader(char[] line, int from, int to) {
    inSection = true;
    if (line[to - 1] == ']') {
      section = Common.of(line, from + 1, to - 1);
      String safe = safe(section);
      if (!safe.equals(section)) {
        section = safe; // refused, but meant as an assignment
        addJunk(from, to, Reason.UNSAFE_HEADER);
        return;
      }
      lines.add(new Section(span(), sourceSpan(from + 1, to - 1), section));
      return;
    }
    // systemd stops here. The next lines were meant for this section, so a reader that continues
    // finds them in it instead of in the previous one.
    int end = UnitText.find(line, ']', from + 1, to);
    section = String.valueOf(line, from + 1, end - from - 1).strip();
    addJunk(from, to, Reason.UNCLOSED_HEADER);
  }

  /** Removes the characters that a header must not contain (string-util.c, string_is_safe). */
  private static String safe(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!UnitText.isControl(c) && c != '"' && c != '\'' && c != '\\') {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private void addAssignment(char[] line, int from, int to) {
    int equals = UnitText.find(line, '=', from, to);
    if (equals == to) {
      addJunk(from, to, Reason.NO_EQUALS);
      return;
    }
    if (equals == from) {
      addJunk(from, to, Reason.NO_KEY);
      return;
    }
    int keyEnd = UnitText.trimEnd(line, from, equals);
    int valueFrom = UnitText.skipBlanks(line, equals + 1, to);
    lines.add(
        new Assignment(
            span(),
            section,
            sourceSpan(from, keyEnd),
            Common.of(line, from, keyEnd),
            valueFrom == to ? Span.at(offset(equals) + 1) : sourceSpan(valueFrom, to),
            Common.of(line, valueFrom, to),
            seamsOf(valueFrom, to)));
  }

  private Span sourceSpan(int from, int to) {
    return from == to ? Span.at(offset(from)) : new Span(offset(from), offset(to - 1) + 1);
  }

  /** Returns where an index of the logical line was written. */
  private int offset(int index) {
    if (!continued) {
      return index;
    }
    Seam seam = seams.get(seamAt(index));
    return seam.sourceOffset() + index - seam.valueIndex();
  }

  private int seamAt(int index) {
    int found = seams.size() - 1;
    while (seams.get(found).valueIndex() > index) {
      found--;
    }
    return found;
  }

  private List<Seam> seamsOf(int from, int to) {
    if (!continued || from == to) {
      return List.of();
    }
    int first = seamAt(from);
    int last = seamAt(to - 1);
    if (first == last) {
      return List.of();
    }
    List<Seam> found = new ArrayList<>(last - first + 1);
    found.add(new Seam(0, offset(from)));
    for (Seam seam : seams.subList(first + 1, last + 1)) {
      found.add(new Seam(seam.valueIndex() - from, seam.sourceOffset()));
    }
    return found;
  }
}
