package io.github.unitgen.report;

import java.nio.charset.StandardCharsets;

/** Names of files as services that know the repository expect them. */
final class FileNames {
  private static final String HEX = "0123456789ABCDEF";

  private FileNames() {}

  /** Without {@code ./} in front. */
  static String plain(String name) {
    String plain = name;
    while (plain.startsWith("./")) {
      plain = plain.substring(2);
    }
    return plain;
  }

  /** Whether the name starts at the root of the file system. */
  static boolean isAbsolute(String name) {
    return name.startsWith("/");
  }

  /** A relative reference of RFC 3986, or a file URI. */
  static String uri(String name) {
    StringBuilder out = new StringBuilder(isAbsolute(name) ? "file://" : "");
    for (byte b : Columns.wellFormed(plain(name)).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      // A colon would end a scheme.
      if (plain || "-._~/@!$&'()*+,;=".indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }
}
