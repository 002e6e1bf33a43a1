package io.github.unitgen.syntax.yaml;

import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;

/** Finds where the characters of a scalar's text stand in the source. */
final class ScalarAlignment {
  private ScalarAlignment() {}

  static Place place(Scalar scalar, int from, int to) {
    Source source = scalar.at().source();
    Span span = scalar.at().span();
    String written = source.slice(span);
    int[] offsets = offsets(scalar, written);
    if (offsets.length == 0 || from > to || to > scalar.text().length()) {
      return scalar.at();
    }
    int start = span.start() + offsets[from];
    int end = to == from ? start : span.start() + offsets[to - 1] + 1;
    return source.place(start, Math.max(start, end));
  }

  /**
   * For each character of the text (and its end) the offset in {@code written}; empty where the two
   * cannot be laid side by side. Folding and indentation only ever replace white space by white
   * space, so white space is matched loosely and all else exactly.
   */
  private static int[] offsets(Scalar scalar, String written) {
    String text = scalar.text();
    int[] offsets = new int[text.length() + 1];
    int at = firstCharacter(scalar.style(), written);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (scalar.style() == Style.DOUBLE_QUOTED) {
        at = skipEscapedBreaks(written, at);
      }
      if (isSpace(c)) {
        offsets[i] = Math.min(at, written.length());
        boolean lastOfRun = i + 1 == text.length() || !isSpace(text.charAt(i + 1));
        if (escapeLength(scalar.style(), written, at) > 0) {
          at += escapeLength(scalar.style(), written, at);
        } else if (at < written.length() && isSpace(written.charAt(at))) {
          at++;
          while (lastOfRun && at < written.length() && isSpace(written.charAt(at))) {
            at++;
          }
        }
        continue;
      }
      while (at < written.length() && isSpace(written.charAt(at))) {
        at++;
      }
      offsets[i] = at;
      int escape = escapeLength(scalar.style(), written, at);
      if (escape > 0) {
        at += escape;
      } else if (at < written.length() && written.charAt(at) == c) {
        at++;
      } else {
        return new int[0];
      }
    }
    offsets[text.length()] = Math.min(at, written.length());
    return offsets;
  }

  private static int firstCharacter(Style style, String written) {
    return switch (style) {
      case PLAIN -> 0;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
      case BLOCK -> {
        int line = written.indexOf('\n') + 1;
        int at = line;
        while (at < written.length() && isSpace(written.charAt(at))) {
          at++;
        }
        yield line == 0 ? written.length() : at;
      }
    };
  }

  private static int skipEscapedBreaks(String written, int from) {
    int at = from;
    while (at + 1 < written.length()
        && written.charAt(at) == '\\'
        && (written.charAt(at + 1) == '\n' || written.charAt(at + 1) == '\r')) {
      at += 2;
      while (at < written.length() && isSpace(written.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  /** The length of the escape at {@code at}, or 0 (YAML 1.1 §5.6: \xHH, \\uHHHH, \UHHHHHHHH). */
  private static int escapeLength(Style style, String written, int at) {
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
