package io.github.unitgen.lint.shared;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.Optional;

/** Removes words from a command line. */
public final class Removal {
  private Removal() {}

  /**
   * Returns an unsafe fix that deletes {@code words} and the spaces before them on the line. Empty
   * if the place is not exact: the text there must begin with {@code starts}.
   */
  public static Optional<Fix> of(Source source, Span words, String starts, String title) {
    if (starts.isEmpty() || !source.text().startsWith(starts, words.start())) {
      return Optional.empty();
    }
    return Optional.of(Fix.unsafe(title, edit(source, words)));
  }

  /** Returns the edit of such a fix. */
  public static Edit edit(Source source, Span words) {
    String text = source.text();
    int start = words.start();
    int end = words.end();
    while (start > 0 && isBlank(text.charAt(start - 1))) {
      start--;
    }
    if (start == 0 || "\n='\"".indexOf(text.charAt(start - 1)) >= 0) {
      start = words.start(); // the first word: the spaces after it are removed
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
