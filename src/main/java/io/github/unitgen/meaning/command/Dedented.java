package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body of an Upstart script without the indentation that all its lines share, so that the end
 * of a here-document is where the shell looks for it.
 */
final class Dedented {
  private final String text;

  /** The start of each line in the text, and its place in the file. */
  private final int[] starts;

  private final int[] written;

  private Dedented(String text, int[] starts, int[] written) {
    this.text = text;
    this.starts = starts;
    this.written = written;
  }

  String text() {
    return text;
  }

  static Dedented of(String source, Span body) {
    int common = common(source, body);
    StringBuilder text = new StringBuilder(body.length());
    List<Integer> starts = new ArrayList<>();
    List<Integer> written = new ArrayList<>();
    for (int line = body.start(); line < body.end(); ) {
      int next = next(source, line, body.end());
      int from = Math.min(line + common, next);
      starts.add(text.length());
      written.add(from);
      text.append(source, from, next);
      line = next;
    }
    starts.add(text.length());
    written.add(body.end());
    return new Dedented(text.toString(), ints(starts), ints(written));
  }

  private static int next(String source, int line, int end) {
    int lineBreak = source.indexOf('\n', line);
    return lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
  }

  private static int common(String source, Span body) {
    int first = body.start();
    int common = 0;
    while (first + common < body.end() && isBlank(source.charAt(first + common))) {
      common++;
    }
    for (int line = first; line < body.end(); line = next(source, line, body.end())) {
      int same = 0;
      while (same < common
          && line + same < body.end()
          && source.charAt(line + same) == source.charAt(first + same)) {
        same++;
      }
      common = same;
    }
    return common;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the range of the source. */
  Span written(int from, int to) {
    int start = offset(from);
    int end = from == to ? start : offset(to - 1) + 1;
    return new Span(start, Math.max(start, end));
  }

  private int offset(int inText) {
    int found = Arrays.binarySearch(starts, inText);
    int line = found >= 0 ? found : -found - 2;
    return written[line] + inText - starts[line];
  }
}
