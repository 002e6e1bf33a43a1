package io.github.unitgen.report;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The width of characters on a terminal, and its control characters. */
final class Columns {
  /** Longer lines are shown in part, around what is marked. */
  private static final int MOST = 100;

  private Columns() {}

  /**
   * The part of a line that is shown: offsets into the text. Before {@code plain} all characters
   * are printable ones of ASCII.
   */
  record Window(int start, int end, int plain) {
    static Window of(String text, int start, int end) {
      return new Window(start, end, Columns.plain(text, start, end));
    }

    boolean isWhole(Span line) {
      return start == line.start() && end == line.end();
    }

    /** With an ellipsis where something is left out. */
    String shown(String text, Span line) {
      return (start > line.start() ? "…" : "")
          + (plain == end ? text.substring(start, end) : visible(text.substring(start, end)))
          + (end < line.end() ? "…" : "");
    }

    /** Returns the padding below a line up to the character at {@code to}; tabs stay tabs. */
    String padding(String text, Span line, int to) {
      StringBuilder out = new StringBuilder(start > line.start() ? " " : "");
      int quick = Math.min(plain, to);
      out.append(" ".repeat(quick - start));
      for (int i = quick; i < to; i += Character.charCount(text.codePointAt(i))) {
        int c = text.codePointAt(i);
        if (c == '\t') {
          out.append('\t');
        } else {
          out.append("  ", 0, Columns.width(c));
        }
      }
      return out.toString();
    }

    /** The columns that a part of the window takes; a tab takes one. */
    int width(String text, int from, int to) {
      return to <= plain ? to - from : Columns.width(text, from, to);
    }
  }

  /** The window of at most 100 characters around the character at {@code mark}. */
  static Window around(String text, Span line, int mark) {
    if (text.codePointCount(line.start(), Math.min(line.end(), line.start() + 2 * MOST)) <= MOST
        && line.length() <= 2 * MOST) {
      return Window.of(text, line.start(), line.end());
    }
    int end = forward(text, mark, line.end(), MOST - MOST / 3);
    int start = back(text, end, line.start(), MOST);
    return Window.of(text, start, forward(text, start, line.end(), MOST));
  }

  private static int forward(String text, int from, int end, int characters) {
    int to = Math.min(from + characters, end);
    if (isEachOne(text, from, to)) {
      return to;
    }
    int at = from;
    for (int i = 0; i < characters && at < end; i++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int back(String text, int from, int start, int characters) {
    int to = Math.max(from - characters, start);
    if (isEachOne(text, to, from)) {
      return to;
    }
    int at = from;
    for (int i = 0; i < characters && at > start; i++) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at;
  }

  /** Whether each {@code char} is a character, also where the part is cut off. Quick in Latin-1. */
  private static boolean isEachOne(String text, int start, int end) {
    int from = Math.max(start - 1, 0);
    int to = Math.min(end + 1, text.length());
    return text.codePointCount(from, to) == to - from;
  }

  /** The columns that the characters from {@code start} to {@code end} take; a tab takes one. */
  static int width(String text, int start, int end) {
    int plain = plain(text, start, end);
    int columns = plain - start;
    for (int i = plain; i < end; i += Character.charCount(text.codePointAt(i))) {
      columns += width(text.codePointAt(i));
    }
    return columns;
  }

  /** Where the printable characters of ASCII end that begin at {@code start}. */
  private static int plain(String text, int start, int end) {
    int at = start;
    while (at < end && text.charAt(at) >= ' ' && text.charAt(at) < 0x7F) {
      at++;
    }
    return at;
  }

  private static int width(int c) {
    if (c < 0x7F || isReplaced(c)) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** The larger ranges of East Asian Width W and F (Unicode Standard Annex 11), and emoji. */
  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0x303E
        || c >= 0x3041 && c <= 0xA4CF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F300 && c <= 0x1F64F
        || c >= 0x1F680 && c <= 0x1F6FF
        || c >= 0x1F900 && c <= 0x1FAFF
        || c >= 0x20000 && c <= 0x3FFFD;
  }

  /** Nothing that a terminal would obey: control characters become their pictures. */
  static String visible(String text) {
    if (plain(text, 0, text.length()) == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c < ' ' && c != '\t') {
                out.append((char) ('\u2400' + c));
              } else {
                out.appendCodePoint(isReplaced(c) ? 0xFFFD : c);
              }
            });
    return out.toString();
  }

  /**
   * Halves of surrogate pairs, as which {@link Source} holds bytes that are no UTF-8, become
   * U+FFFD: no encoding has them.
   */
  static String wellFormed(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out == null ? text : out.toString();
  }

  /** Control characters, halves of pairs, line separators, and what turns the writing around. */
  private static boolean isReplaced(int c) {
    return c >= 0x7F && c < 0xA0
        || c >= 0xD800 && c <= 0xDFFF
        || c >= 0x2028 && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }

  /** Lines of cells, each column as wide as its widest cell, without trailing spaces. */
  static String aligned(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = width(row.get(i), 0, row.get(i).length());
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        line.append(cell).append(" ".repeat(widths.get(i) - width(cell, 0, cell.length()) + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
