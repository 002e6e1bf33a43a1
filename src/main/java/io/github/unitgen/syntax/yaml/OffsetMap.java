package io.github.unitgen.syntax.yaml;

/** Turns SnakeYAML's code point indices into UTF-16 offsets. */
final class OffsetMap {
  private final String text;
  private final boolean same;
  private int index;
  private int offset;

  OffsetMap(String text) {
    this.text = text;
    this.same = text.codePointCount(0, text.length()) == text.length();
  }

  /** Cheap for indices that mostly rise, as those of events do; never beyond the text. */
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
