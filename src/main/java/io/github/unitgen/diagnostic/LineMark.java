package io.github.unitgen.diagnostic;

import io.github.unitgen.source.Sha256;
import java.nio.charset.StandardCharsets;

/** The part of a line that does not change if the line is moved or indented. */
public final class LineMark {
  private LineMark() {}

  /** Returns {@code line} without spaces and control characters. */
  public static String squeezed(String line) {
    StringBuilder out = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) > ' ') {
        out.append(line.charAt(i));
      }
    }
    return out.toString();
  }

  /** As many bytes of the hash of {@code text}, in hexadecimal digits. */
  public static String hash(String text, int bytes) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8), 0, 2 * bytes);
  }
}
