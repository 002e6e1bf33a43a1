package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;

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

  /** Returns the range in the original text. */
  Span written(Span inText) {
    return new Span(written[inText.start()], written[inText.end()]);
  }
}
