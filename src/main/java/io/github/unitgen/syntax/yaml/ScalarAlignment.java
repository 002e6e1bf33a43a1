package io.github.unitgen.syntax.yaml;

import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;

/** Maps the characters of a scalar's text to their places in its source. */
public final class ScalarAlignment {
  private final Place whole;
  private final String written;
  private final Style style;
  private final int[] starts;
  private final int[] ends;
  private final boolean known;

  /** Maps the whole text once, so that many places cost as much as one. */
  ScalarAlignment(Scalar scalar) {
    this.whole = scalar.at();
    this.written = scalar.at().text();
    this.style = scalar.style();
    int length = scalar.text().length();
    this.starts = new int[length + 1];
    this.ends = new int[length];
    this.known = align(scalar.text());
  }

  /**
   * Returns the place of the characters {@code from} to {@code to} of the text; the whole scalar if
   * its spelling cannot be mapped.
   */
  public Place place(int from, int to) {
    if (!known || from > to || to > ends.length) {
      return whole;
    }
    int start = whole.span().start();
    int end = to == from ? starts[from] : Math.max(starts[from], ends[to - 1]);
    return whole.source().place(start + starts[from], start + end);
  }

  /**
   * Aligns the text with its spelling. Folding and indentation only ever replace white space by
   * white space, so white space is matched loosely and all else exactly.
   */
  private boolean align(String text) {
    int at = firstCharacter();
    int i = 0;
    while (i < text.length()) {
      if (style == Style.DOUBLE_QUOTED) {
        at = skipEscapedBreaks(at);
      }
      char c = text.charAt(i);
      if (!isSpace(c)) {
        at = skipSpaces(at);
      }
      int width = escapeLength(at);
      if (width == 0) {
        if (isSpace(c)) {
          width = at < written.length() && isSpace(written.charAt(at)) ? 1 : 0;
        } else if (at < written.length() && written.charAt(at) == c) {
          width = 1;
        } else {
          return false;
        }
      }
      starts[i] = at;
      ends[i] = at + width;
      if (Character.isHighSurrogate(c) && width == 10) { // \U is one escape for the pair
        i++;
        starts[i] = at;
        ends[i] = at + width;
      }
      at += width;
      i++;
    }
    starts[text.length()] = text.isEmpty() ? at : ends[text.length() - 1];
    return at <= written.length();
  }

  private int firstCharacter() {
    return switch (style) {
      case PLAIN, TAGGED -> 0;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> Math.min(1, written.length());
      case BLOCK -> {
        int line = written.indexOf('\n');
        yield line < 0 ? written.length() : skipSpaces(line + 1);
      }
    };
  }

  private int skipSpaces(int from) {
    int at = from;
    while (at < written.length() && isSpace(written.charAt(at))) {
      at++;
    }
    return at;
  }

  private int skipEscapedBreaks(int from) {
    int at = from;
    while (at + 1 < written.length()
        && written.charAt(at) == '\\'
        && (written.charAt(at + 1) == '\n' || written.charAt(at + 1) == '\r')) {
      at = skipSpaces(at + 1);
    }
    return at;
  }

  /**
   * Returns the length of the escape at {@code at}, or 0 (YAML 1.1 §5.6: \xHH, \\uHHHH,
   * \UHHHHHHHH).
   */
  private int escapeLength(int at) {
    if (at + 1 >= written.length()) {
      return 0;
    }
    char c = written.charAt(at);
    if (style == Style.SINGLE_QUOTED) {
      return c == '\'' && written.charAt(at + 1) == '\'' ? 2 : 0;
    }
    if (style != Style.DOUBLE_QUOTED || c != '\\') {
      return 0;
    }
    return switch (written.charAt(at + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }
}
