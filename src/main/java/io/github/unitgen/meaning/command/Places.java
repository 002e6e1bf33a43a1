package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;

/**
 * Maps a range of a text to the place where it is written, or at worst to a larger range around it.
 */
@FunctionalInterface
public interface Places {
  Span of(int from, int to);

  default Span of(Span inText) {
    return of(inText.start(), inText.end());
  }

  /** Maps letter by letter: the text is at {@code start}. */
  static Places from(int start) {
    return (from, to) -> new Span(start + from, start + to);
  }

  /** Maps every range to {@code whole}, which contains the letters somewhere. */
  static Places within(Span whole) {
    return (from, to) -> whole;
  }

  /** Returns the mapping for the part of the text that starts at {@code start}. */
  default Places behind(int start) {
    return (from, to) -> of(start + from, start + to);
  }
}
