package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;

/** Where a range of some text was written; at worst a larger range around it. */
@FunctionalInterface
public interface Places {
  Span of(Span inText);

  /** The text stands at {@code start}, letter by letter. */
  static Places from(int start) {
    return span -> new Span(start + span.start(), start + span.end());
  }

  /** The letters of the text are somewhere in {@code whole}. */
  static Places within(Span whole) {
    return span -> whole;
  }

  /** The places of a part of the text that starts at {@code start}. */
  default Places behind(int start) {
    return span -> of(new Span(start + span.start(), start + span.end()));
  }
}
