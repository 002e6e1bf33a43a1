package io.github.unitgen.source;

/** Where something was written: a range of one source. */
public record Place(Source source, Span span) {
  /** The text at this place, as written. */
  public String text() {
    return source.slice(span);
  }

  /** Where {@code part} is written, if it is here just once; else all of this place. */
  public Span of(String part) {
    String written = text();
    int first = part.isEmpty() ? -1 : written.indexOf(part);
    return first < 0 || written.indexOf(part, first + 1) >= 0
        ? span
        : new Span(span.start() + first, span.start() + first + part.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place that && source == that.source && span.equals(that.span);
  }

  @Override
  public int hashCode() {
    return span.hashCode();
  }
}
