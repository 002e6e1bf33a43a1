package io.github.unitgen.workspace.config;

import java.util.List;
import java.util.Optional;

/**
 * A pattern of paths as in .gitignore: {@code *} and {@code ?} stay within a name, {@code **} spans
 * folders, a slash at the end means folders alone, one elsewhere ties the pattern to the folder of
 * the configuration; without any it holds at every depth. A pattern that matches a folder matches
 * everything in it.
 */
public final class Glob {
  private static final String SPAN = "**";

  private final String text;
  private final List<String> parts;
  private final boolean foldersOnly;

  private Glob(String text, List<String> parts, boolean foldersOnly) {
    this.text = text;
    this.parts = parts;
    this.foldersOnly = foldersOnly;
  }

  /** Why {@code text} is no pattern, as a clause; empty where it is one. */
  public static Optional<String> fault(String text) {
    if (text.isEmpty() || text.equals("/")) {
      return Optional.of("an empty pattern matches nothing");
    }
    if (text.startsWith("!")) {
      return Optional.of("a pattern cannot be negated with `!`");
    }
    if (text.indexOf('\\') >= 0) {
      return Optional.of("a pattern uses slashes, not backslashes");
    }
    if (text.indexOf('[') >= 0) {
      return Optional.of("bracket sets are not supported: a pattern uses `*`, `**` and `?`");
    }
    for (String part : text.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        return Optional.of("a pattern cannot contain `" + part + "`");
      }
      if (part.contains(SPAN) && !part.equals(SPAN)) {
        return Optional.of("`**` must be a whole path component");
      }
    }
    return Optional.empty();
  }

  /** A pattern without fault, else an {@link IllegalArgumentException}. */
  public static Glob of(String text) {
    fault(text)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    boolean foldersOnly = text.endsWith("/");
    String plain = foldersOnly ? text.substring(0, text.length() - 1) : text;
    boolean tied = plain.indexOf('/') >= 0;
    plain = plain.startsWith("/") ? plain.substring(1) : plain;
    return new Glob(text, List.of((tied ? plain : SPAN + "/" + plain).split("/", -1)), foldersOnly);
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** Whether one of {@code globs} matches. */
  public static boolean anyMatches(List<Glob> globs, String path) {
    for (Glob glob : globs) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the file or folder (with a slash at its end), or a folder it lies in, matches. */
  public boolean matches(String path) {
    List<String> names = List.of(path.split("/", -1));
    boolean folder = path.endsWith("/");
    int length = folder ? names.size() - 1 : names.size();
    for (int i = 1; i <= length; i++) {
      boolean isFolder = i < length || folder;
      if ((isFolder || !foldersOnly) && matches(0, names.subList(0, i))) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(int part, List<String> names) {
    if (part == parts.size()) {
      return names.isEmpty();
    }
    String pattern = parts.get(part);
    if (pattern.equals(SPAN)) {
      boolean last = part == parts.size() - 1;
      // At the end it is all that lies in the folder, not the folder itself.
      for (int skipped = last ? 1 : 0; skipped <= names.size(); skipped++) {
        if (matches(part + 1, names.subList(skipped, names.size()))) {
          return true;
        }
      }
      return false;
    }
    return !names.isEmpty()
        && isName(pattern, names.get(0))
        && matches(part + 1, names.subList(1, names.size()));
  }

  /** The usual walk with one way back: to the last star. */
  private static boolean isName(String pattern, String name) {
    int p = 0;
    int star = -1;
    int from = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        from = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
