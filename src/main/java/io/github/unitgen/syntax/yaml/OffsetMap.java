package io.github.unitgen.syntax.yaml;

/** Maps SnakeYAML's code point indices to UTF-16 offsets. */
final class OffsetMap {
  private final String text;
  private final boolean same;
  private int index;
  private int offset;

  OffsetMap(String text) {
    this.text = text;
    this.same = text.codePointCount(0, text.length()) == text.length();
  }

  /**
   * Returns the offset, at most the length of the text. It is cheap for indices that mostly rise,
   * like those of events.
   */
  int of(int codePoint) {
    if (same) {
      return Math.min(codePoint, text.length());
    }
    if (codePoint < index) {
      index = 0;
      offset = 0;
    }
    while (index < codePoint && offset < text.length()) {
      offset += Character.charCount(text.codePointAt(offset));
      index++;
    }
    return offset;
  }
}
