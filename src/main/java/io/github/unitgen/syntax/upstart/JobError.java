package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;

/**
 * Why Upstart drops a job. Message and 1-based line are those of Upstart 1.13.2. The span is the
 * smallest text that is wrong; of a block, quote or parenthesis that never ends it runs from where
 * it opens to where the parser gave up, so the line it starts on can be far above {@code line}.
 */
public record JobError(String message, int line, Span span) {
  /** The 1-based line of {@code source} on which the wrong text starts. */
  public int startLine(Source source) {
    return source.at(span.start()).line();
  }

  /** Whether something was opened and never closed, so that it swallowed what follows. */
  public boolean neverEnds() {
    return switch (message) {
      case Messages.UNTERMINATED_QUOTE, Messages.UNTERMINATED_BLOCK -> true;
      // A closing parenthesis that nothing opened is one character long.
      case Messages.MISMATCHED_PARENTHESES -> span.length() > 1;
      default -> false;
    };
  }
}
