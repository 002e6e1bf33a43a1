package io.github.unitgen.syntax.systemd;

import java.util.Arrays;

/** Maps the characters of a word of a command line to where they were written. */
public final class WordOffsets {
  private WordOffsets() {}

  /**
   * Returns, for each character of {@code value}, its offset in {@code raw}, the word as written;
   * -1 if it is unknown, as for the result of an escape.
   */
  public static int[] of(String raw, String value) {
    int[] offsets = new int[value.length()];
    Arrays.fill(offsets, -1);
    char quote = 0;
    int length = 0;
    for (int at = 0; at < raw.length() && length < offsets.length; at++) {
      char c = raw.charAt(at);
      int escape = c == '\\' ? CEscape.length(raw, at + 1) : 0;
      if (escape > 0) {
        int stands = CEscape.value(raw, at + 1);
        if (stands >= 0x80) {
          break; // bytes, which may make up any number of characters
        }
        length++;
        at += escape;
      } else if (c == '\\') {
        offsets[length++] = at++;
        if (length < offsets.length) {
          offsets[length++] = at;
        }
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else {
        offsets[length++] = at;
      }
    }
    return offsets;
  }
}
