package io.github.unitgen.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Encodes each text at once, which takes half of the time that an {@code OutputStreamWriter} needs:
 * a report can be many times as long as the files.
 */
final class Utf8Writer extends Writer {
  private static final int BUFFER = 1 << 16;

  private final OutputStream to;

  /** The first half of a pair whose second one is still to come, or empty. */
  private String half = "";

  Utf8Writer(OutputStream to) {
    this.to = new BufferedOutputStream(to, BUFFER);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    encode(text.substring(from, from + length));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    encode(new String(text, from, length));
  }

  private void encode(String more) throws IOException {
    if (more.isEmpty()) {
      return;
    }
    String text = half.isEmpty() ? more : half + more;
    boolean cut = Character.isHighSurrogate(text.charAt(text.length() - 1));
    int end = cut ? text.length() - 1 : text.length();
    half = text.substring(end);
    to.write(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }

  @Override
  public void close() throws IOException {
    to.write(half.getBytes(StandardCharsets.UTF_8));
    half = "";
    to.close();
  }
}
