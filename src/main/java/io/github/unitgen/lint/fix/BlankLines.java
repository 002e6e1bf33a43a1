package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The empty lines of a text, and those of them that become redundant when a line between them is
 * removed.
 */
final class BlankLines {
  private final String text;

  BlankLines(String text) {
    this.text = text;
  }

  /**
   * Returns {@code edits}, which are sorted by place, together with edits that remove such empty
   * lines.
   */
  List<Edit> tidied(List<Edit> edits) {
    List<Edit> tidied = new ArrayList<>(edits);
    for (int i = 0; i < edits.size(); ) {
      int next = i + 1;
      while (next < edits.size() && follows(edits.get(next - 1), edits.get(next))) {
        next++;
      }
      Span gone = new Span(edits.get(i).span().start(), edits.get(next - 1).span().end());
      if (isDeletion(edits.get(i)) && isAlone(gone, i, next, edits)) {
        surplus(gone)
            .filter(blank -> isUntouched(edits, blank, gone))
            .ifPresent(blank -> tidied.add(new Edit(blank, "")));
      }
      i = next;
    }
    tidied.sort(Patch.ORDER);
    return tidied;
  }

  private static boolean isDeletion(Edit edit) {
    return edit.text().isEmpty() && !edit.span().isEmpty();
  }

  private static boolean follows(Edit edit, Edit next) {
    return isDeletion(edit) && isDeletion(next) && edit.span().end() == next.span().start();
  }

  /** Whether no text is written in place of the lines. */
  private static boolean isAlone(Span gone, int from, int to, List<Edit> edits) {
    return (from == 0 || edits.get(from - 1).span().end() < gone.start())
        && (to == edits.size() || edits.get(to).span().start() > gone.end());
  }

  /** Whether no other edit is in the empty line or at an end of it. */
  private static boolean isUntouched(List<Edit> edits, Span blank, Span gone) {
    return Patch.around(edits, blank).stream()
        .map(Edit::span)
        .allMatch(span -> gone.start() <= span.start() && span.end() <= gone.end());
  }

  /**
   * Returns the empty line to remove together with whole lines that are between two empty ones, or
   * at an end of the text.
   */
  private Optional<Span> surplus(Span gone) {
    boolean atStart = gone.start() <= start();
    boolean atEnd = gone.end() == text.length();
    boolean startsLine = atStart || text.charAt(gone.start() - 1) == '\n';
    boolean endsLine = atEnd || text.charAt(gone.end() - 1) == '\n';
    if (!startsLine || !endsLine || (atStart && atEnd)) {
      return Optional.empty();
    }
    int before = atStart ? 0 : text.lastIndexOf('\n', gone.start() - 2) + 1;
    int after = atEnd ? gone.end() : text.indexOf('\n', gone.end()) + 1;
    boolean blankBefore = atStart || isBlank(before, gone.start());
    boolean blankAfter = atEnd || (after > 0 && isBlank(gone.end(), after));
    if (!blankBefore || !blankAfter) {
      return Optional.empty();
    }
    return Optional.of(atEnd ? new Span(before, gone.start()) : new Span(gone.end(), after));
  }

  /** Returns the offset after a byte order mark. */
  private int start() {
    return text.startsWith("\uFEFF") ? 1 : 0;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (" \t\r\n".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
