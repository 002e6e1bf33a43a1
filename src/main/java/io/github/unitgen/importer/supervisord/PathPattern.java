package io.github.unitgen.importer.supervisord;

/** Paths with {@code *}, {@code ?} and {@code [...]}, as Python's glob and a shell take them. */
final class PathPattern {
  private PathPattern() {}

  /** Whether {@code path} is one of those; neither sign stands for a slash. */
  static boolean matches(String pattern, String path) {
    int at = 0;
    int in = 0;
    int star = -1;
    int mark = 0;
    while (at < path.length()) {
      int next =
          in < pattern.length() && pattern.charAt(in) != '*'
              ? one(pattern, in, path.charAt(at))
              : -1;
      if (next > 0) {
        in = next;
        at++;
      } else if (in < pattern.length() && pattern.charAt(in) == '*') {
        star = in++;
        mark = at;
      } else if (star >= 0 && path.charAt(mark) != '/') {
        in = star + 1;
        at = ++mark;
      } else {
        return false;
      }
    }
    while (in < pattern.length() && pattern.charAt(in) == '*') {
      in++;
    }
    return in == pattern.length();
  }

  /** Where the pattern goes on if what is at {@code in} stands for {@code c}, else -1. */
  private static int one(String pattern, int in, char c) {
    char sign = pattern.charAt(in);
    if (sign == '?') {
      return c == '/' ? -1 : in + 1;
    }
    int end = sign == '[' ? pattern.indexOf(']', in + 2) : -1;
    if (end < 0) {
      return sign == c ? in + 1 : -1;
    }
    boolean not = pattern.charAt(in + 1) == '!';
    boolean found = false;
    for (int i = not ? in + 2 : in + 1; i < end; i++) {
      if (i + 2 < end && pattern.charAt(i + 1) == '-') {
        found |= c >= pattern.charAt(i) && c <= pattern.charAt(i + 2);
        i += 2;
      } else {
        found |= pattern.charAt(i) == c;
      }
    }
    return found != not && c != '/' ? end + 1 : -1;
  }
}
