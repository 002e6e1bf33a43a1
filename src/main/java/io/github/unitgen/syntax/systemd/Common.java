package io.github.unitgen.syntax.systemd;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shares one instance among equal texts, since the units of a machine repeat the same sections,
 * keys and values.
 */
final class Common {
  private static final int MANY = 4096;
  private static final int LONGEST = 64;
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Common() {}

  /** Returns a text equal to {@code text}; the same instance for equal texts while they are few. */
  static String of(String text) {
    String known = KNOWN.get(text);
    if (known != null || text.length() > LONGEST || KNOWN.size() >= MANY) {
      return known == null ? text : known;
    }
    String first = KNOWN.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
