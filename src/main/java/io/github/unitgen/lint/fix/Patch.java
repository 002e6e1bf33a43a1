package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Several fixes of one text as one list of edits, in the order of their places. Line breaks that
 * they insert are those of the text, nothing is inserted in front of a byte order mark, and a line
 * that is deleted between two blank ones takes one of them along.
 */
final class Patch {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What is inserted in front of what is replaced comes first. */
  static final Comparator<Edit> ORDER =
      Comparator.<Edit>comparingInt(edit -> edit.span().start())
          .thenComparingInt(edit -> edit.span().end());

  private final String text;
  private final List<Edit> edits;

  private Patch(String text, List<Edit> edits) {
    this.text = text;
    this.edits = edits;
  }

  /** The fixes are inside of {@code text} and do not overlap. */
  static Patch of(String text, List<Fix> fixes) {
    List<Edit> edits = new ArrayList<>();
    boolean crlf = hasOnlyCrlf(text);
    for (Fix fix : fixes) {
      for (Edit edit : fix.edits()) {
        edits.add(fitted(edit, text, crlf));
      }
    }
    // Stable: of two insertions at one place the earlier finding's comes first.
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

  private static boolean hasOnlyCrlf(String text) {
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

  /** The text with all edits made, as it is read again from its bytes. */
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

  /** Where the character at {@code offset} of the result stood; empty where an edit wrote it. */
  OptionalInt origin(int offset) {
    int shift = 0;
    for (Edit edit : edits) {
      int start = edit.span().start() + shift;
      if (offset < start) {
        break;
      }
      if (offset < start + edit.text().length()) {
        return OptionalInt.empty();
      }
      shift += edit.text().length() - edit.span().length();
    }
    return OptionalInt.of(offset - shift);
  }

  /** Whether an edit is inside of the line at {@code line} or at an end of it. */
  boolean touches(Span line) {
    for (Edit edit : edits) {
      boolean above =
          edit.span().end() == line.start()
              && (edit.text().isEmpty() ? edit.span().length() > 0 : edit.text().endsWith("\n"));
      if (!above && edit.span().start() <= line.end() && line.start() <= edit.span().end()) {
        return true;
      }
    }
    return false;
  }
}
