package io.github.unitgen.diagnostic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stays of a line where it is moved or indented anew. */
public final class LineMark {
  private final MessageDigest digest;

  /** For one thread. */
  public LineMark() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** {@code line} without blanks and control characters. */
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
  public String hash(String text, int bytes) {
    byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, bytes);
  }
}
