package io.github.unitgen.syntax.systemd;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One text for all that are equal: the units of a machine write the same sections and keys over and
 * over, and with them the same values.
 */
final class Common {
  private static final int MANY = 4096;
  private static final int LONGEST = 64;
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Common() {}

  /**
   * A text that equals {@code text}; the very same for equal ones, as long as they are not many.
   */
  static String of(String text) {
    String known = KNOWN.get(text);
    if (known != null || text.length() > LONGEST || KNOWN.size() >= MANY) {
      return known == null ? text : known;
    }
    String first = KNOWN.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
