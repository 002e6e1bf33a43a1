package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Several fixes of one text as one list of edits, sorted by place. Inserted line breaks are those
 * of the text. Nothing is inserted before a byte order mark, and removing a line between two empty
 * ones also removes one of these.
 */
final class Patch {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Sorts an insertion before a replacement at the same offset. */
  static final Comparator<Edit> ORDER =
      Comparator.<Edit>comparingInt(edit -> edit.span().start())
          .thenComparingInt(edit -> edit.span().end());

  private final String text;
  private final List<Edit> edits;

  /** By edit, the start of its text in the result. */
  private final int[] starts;

  private Patch(String text, List<Edit> edits) {
    this.text = text;
    this.edits = edits;
    this.starts = new int[edits.size()];
    int shift = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = edits.get(i).span().start() + shift;
      shift += edits.get(i).text().length() - edits.get(i).span().length();
    }
  }

  /** Creates a patch; the fixes must be inside of {@code text} and must not overlap. */
  static Patch of(String text, List<Fix> fixes) {
    List<Edit> edits = new ArrayList<>();
    boolean crlf = hasOnlyCrlf(text);
    for (Fix fix : fixes) {
      for (Edit edit : fix.edits()) {
        edits.add(fitted(edit, text, crlf));
      }
    }
    // The sort is stable: of two insertions at one place, that of the earlier finding comes first.
    edits.sort(ORDER);
    return new Patch(text, new BlankLines(text).tidied(edits));
  }

  private static Edit fitted(Edit edit, String text, boolean crlf) {
    boolean first = edit.span().isEmpty() && edit.span().start() == 0;
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    Span span = first && marked ? Span.at(1) : edit.span();
    String inserted = crlf ? edit.text().replace("\r\n", "\n").replace("\n", "\r\n") : edit.text();
    return new Edit(span, inserted);
  }

  /** Whether the text has line ends and each of them has a carriage return. */
  static boolean hasOnlyCrlf(String text) {
    int at = text.indexOf('\n');
    if (at < 0) {
      return false;
    }
    for (; at >= 0; at = text.indexOf('\n', at + 1)) {
      if (at == 0 || text.charAt(at - 1) != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Returns the text with all edits, as it is read again from its bytes. */
  String result() {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (Edit edit : edits) {
      out.append(text, from, edit.span().start()).append(edit.text());
      from = edit.span().end();
    }
    out.append(text, from, text.length());
    return Source.of("", Source.encode(out.toString())).text();
  }

  /**
   * Returns the offset in the original text of the character at {@code offset} of the result, or
   * empty if an edit wrote it.
   */
  OptionalInt origin(int offset) {
    int last = first(0, starts.length, i -> starts[i] > offset) - 1;
    if (last < 0) {
      return OptionalInt.of(offset);
    }
    Edit edit = edits.get(last);
    int behind = offset - starts[last] - edit.text().length();
    return behind < 0 ? OptionalInt.empty() : OptionalInt.of(edit.span().end() + behind);
  }

  /** Whether an edit is inside of the line at {@code line} or at an end of it. */
  boolean touches(Span line) {
    for (Edit edit : around(edits, line)) {
      boolean above =
          edit.span().end() == line.start()
              && (edit.text().isEmpty() ? edit.span().length() > 0 : edit.text().endsWith("\n"));
      if (!above) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns those of {@code edits}, which are sorted by place, that are in {@code at} or at an end
   * of it.
   */
  static List<Edit> around(List<Edit> edits, Span at) {
    int from = first(0, edits.size(), i -> edits.get(i).span().end() >= at.start());
    int to = first(from, edits.size(), i -> edits.get(i).span().start() > at.end());
    return edits.subList(from, to);
  }

  /**
   * Returns the first number that {@code found} accepts, or {@code end}; it must accept all numbers
   * after that one.
   */
  private static int first(int from, int end, IntPredicate found) {
    int low = from;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (found.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
