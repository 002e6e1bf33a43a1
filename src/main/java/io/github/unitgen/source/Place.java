package io.github.unitgen.source;

/** Where something was written: a range of one source. */
public record Place(Source source, Span span) {
  /** The text at this place, as written. */
  public String text() {
    return source.slice(span);
  }
}
