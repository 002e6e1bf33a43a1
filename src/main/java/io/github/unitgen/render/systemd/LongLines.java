package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Breaks the long lines of a unit for versions of systemd that truncate them (before 235). A
 * backslash at the end of a line becomes a space, so each space can become a break, both between
 * words and inside quotes.
 */
final class LongLines {
  /** LINE_MAX is 2048: the size that fgets(3) reads at once, including the line break and NUL. */
  private static final int MOST_BYTES = 2046;

  private LongLines() {}

  /**
   * Like {@link #fit(String)} if one of {@code versions} truncates long lines; otherwise returns
   * the unit itself.
   */
  static String fit(String unit, SystemdVersions versions) {
    return versions.haveSince(Since.LONG_LINES) ? unit : fit(unit);
  }

  /** Whether all of {@code versions} read the whole result of {@link #fit} for {@code unit}. */
  static boolean canFit(String unit, SystemdVersions versions) {
    return versions.haveSince(Since.LONG_LINES) || canFit(unit);
  }

  /** Returns the unit, or one line of it, with long lines broken as far as their spaces allow. */
  static String fit(String unit) {
    if (unit.lines().allMatch(LongLines::isShort)) {
      return unit;
    }
    String end = unit.endsWith("\n") ? "\n" : "";
    return unit.lines().map(LongLines::broken).collect(Collectors.joining("\n", "", end));
  }

  /** Whether systemd before 235 reads the whole result of {@link #fit} for {@code unit}. */
  static boolean canFit(String unit) {
    return fit(unit).lines().allMatch(LongLines::isShort);
  }

  private static boolean isShort(String line) {
    return line.length() * 3 <= MOST_BYTES
        || line.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  private static String broken(String line) {
    StringBuilder out = new StringBuilder();
    int start = 0;
    int gap = -1; // the last space to break at
    int bytes = 0;
    for (int i = 0; i < line.length(); i++) {
      bytes += bytes(line.charAt(i));
      if (bytes > MOST_BYTES && gap > start) {
        out.append(line, start, gap).append("\\\n");
        start = gap + 1;
        bytes = line.substring(start, i + 1).getBytes(StandardCharsets.UTF_8).length;
      }
      if (canBreak(line, i)) {
        gap = i;
      }
    }
    return out.append(line, start, line.length()).toString();
  }

  /**
   * Whether a break is possible here: before a space the rest would lose it, and before # or ;
   * newer versions would read the rest as a comment.
   */
  private static boolean canBreak(String line, int at) {
    return line.charAt(at) == ' '
        && at + 1 < line.length()
        && " \t#;".indexOf(line.charAt(at + 1)) < 0;
  }

  /** Returns the bytes in UTF-8; each half of a surrogate pair counts as two of its four bytes. */
  private static int bytes(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
