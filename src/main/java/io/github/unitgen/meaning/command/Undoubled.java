package io.github.unitgen.meaning.command;

/**
 * A text in which each {@code $$} is replaced by {@code $}, as systemd does before it starts a
 * shell.
 */
final class Undoubled {
  private final String text;
  private final int[] written;

  private Undoubled(String text, int[] written) {
    this.text = text;
    this.written = written;
  }

  String text() {
    return text;
  }

  static Undoubled of(String doubled) {
    StringBuilder text = new StringBuilder(doubled.length());
    int[] written = new int[doubled.length() + 1];
    int at = 0;
    while (at < doubled.length()) {
      written[text.length()] = at;
      text.append(doubled.charAt(at));
      at += doubled.startsWith("$$", at) ? 2 : 1;
    }
    written[text.length()] = at;
    return new Undoubled(text.toString(), written);
  }

  /** Returns the place in the original text. */
  int written(int inText) {
    return written[inText];
  }
}
