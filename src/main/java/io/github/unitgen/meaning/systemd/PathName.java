package io.github.unitgen.meaning.systemd;

import java.nio.charset.StandardCharsets;

/** Turns paths into names of units as systemd does (unit_name_path_escape). */
public final class PathName {
  private PathName() {}

  /**
   * Escapes a path: {@code /mnt/a-b/} becomes {@code mnt-a\x2db}, and the root becomes {@code -}.
   */
  public static String of(String path) {
    StringBuilder name = new StringBuilder(path.length());
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (name.length() > 0) {
        name.append('-');
      }
      append(name, part);
    }
    return name.length() == 0 ? "-" : name.toString();
  }

  private static void append(StringBuilder name, String part) {
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (letter || c == ':' || c == '_' || (c == '.' && name.length() > 0)) {
        name.append(c);
      } else {
        name.append("\\x").append(Character.forDigit(c >> 4, 16));
        name.append(Character.forDigit(c & 15, 16));
      }
    }
  }
}
