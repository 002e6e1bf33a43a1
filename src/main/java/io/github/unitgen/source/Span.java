package io.github.unitgen.source;

/**
 * A half-open range of UTF-16 offsets into a {@link Source}; {@code 0 <= start <= end}, else {@link
 * IllegalArgumentException}.
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The empty span at {@code offset}. */
  public static Span at(int offset) {
    return new Span(offset, offset);
  }

  /** The number of UTF-16 units covered. */
  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  // Written out: those of a record are method handles, which take a cold JVM milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Span that && start == that.start && end == that.end;
  }

  @Override
  public int hashCode() {
    return 31 * start + end;
  }
}
