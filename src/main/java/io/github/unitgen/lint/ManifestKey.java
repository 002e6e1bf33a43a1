package io.github.unitgen.lint;

/** The top-level key that identifies a YAML file as a manifest: {@code unitgen: 1}. */
final class ManifestKey {
  private ManifestKey() {}

  /** Whether the text has the key. */
  static boolean isIn(String text) {
    for (int at = 0; at >= 0 && at < text.length(); ) {
      int from = text.startsWith("\uFEFF", at) ? at + 1 : at;
      for (String key : new String[] {"unitgen:", "\"unitgen\":", "'unitgen':"}) {
        if (text.startsWith(key, from) && !opensMap(text, from + key.length())) {
          return true;
        }
      }
      int end = text.indexOf('\n', at);
      at = end < 0 ? -1 : end + 1;
    }
    return false;
  }

  /**
   * Whether the rest of the line is empty and the next line is indented. The key is then a job of a
   * CI system that is called unitgen, and the job's keys follow.
   */
  private static boolean opensMap(String text, int at) {
    int end = text.indexOf('\n', at);
    if (end < 0 || !text.substring(at, end).isBlank()) {
      return false;
    }
    int next = end + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next - 1) == ' ';
  }
}
