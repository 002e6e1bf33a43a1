package io.github.unitgen.lint.shared;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.Optional;

/** Takes words out of a command line. */
public final class Removal {
  private Removal() {}

  /**
   * An unsafe fix that deletes {@code words}, with the blanks in front of them on the line. Empty
   * where the place is not exact: {@code starts} has to be what is written there first.
   */
  public static Optional<Fix> of(Source source, Span words, String starts, String title) {
    if (starts.isEmpty() || !source.text().startsWith(starts, words.start())) {
      return Optional.empty();
    }
    return Optional.of(Fix.unsafe(title, edit(source, words)));
  }

  /** The edit of such a fix. */
  public static Edit edit(Source source, Span words) {
    String text = source.text();
    int start = words.start();
    int end = words.end();
    while (start > 0 && isBlank(text.charAt(start - 1))) {
      start--;
    }
    if (start == 0 || "\n='\"".indexOf(text.charAt(start - 1)) >= 0) {
      start = words.start(); // the first word: the blanks behind it go
      while (end < text.length() && isBlank(text.charAt(end))) {
        end++;
      }
    }
    return new Edit(new Span(start, end), "");
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
