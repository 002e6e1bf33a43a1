package io.github.unitgen.posix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Methods of paths as the JDK has them; those of the compiler's class library differ for some. */
public final class PathSteps {
  private PathSteps() {}

  public static Path resolve(Path path, Path other) {
    return resolve(path, other.toString());
  }

  public static Path resolve(Path path, String other) {
    String base = path.toString();
    if (other.startsWith("/") || base.isEmpty()) {
      return Path.of(other);
    }
    if (other.isEmpty()) {
      return path;
    }
    StringBuilder all = new StringBuilder(base.length() + 1 + other.length()).append(base);
    return Path.of((base.endsWith("/") ? all : all.append('/')).append(other).toString());
  }

  public static Path resolveSibling(Path path, String other) {
    String text = path.toString();
    int slash = text.lastIndexOf('/');
    if (slash < 0 || text.length() == 1 || other.startsWith("/")) {
      return Path.of(other);
    }
    Path folder = Path.of(text.substring(0, Math.max(slash, 1)));
    return other.isEmpty() ? folder : resolve(folder, other);
  }

  public static Path normalize(Path path) {
    String text = path.toString();
    if (!text.startsWith(".") && text.indexOf("/.") < 0 && text.indexOf("//") < 0) {
      return path; // nearly all
    }
    boolean absolute = text.startsWith("/");
    List<String> kept = new ArrayList<>();
    for (String name : names(text)) {
      boolean up = name.equals("..");
      int last = kept.size() - 1;
      if (name.equals(".") || up && kept.isEmpty() && absolute) {
        continue;
      }
      if (up && last >= 0 && !kept.get(last).equals("..")) {
        kept.remove(last);
      } else {
        kept.add(name);
      }
    }
    return Path.of((absolute ? "/" : "") + String.join("/", kept));
  }

  /** Both are absolute or both are not, and neither has dots. */
  public static Path relativize(Path path, Path other) {
    String text = path.toString();
    String to = other.toString();
    if (text.startsWith("/") != to.startsWith("/")) {
      throw new IllegalArgumentException(to);
    }
    List<String> from = names(text);
    List<String> there = names(to);
    int common = 0;
    while (common < from.size()
        && common < there.size()
        && from.get(common).equals(there.get(common))) {
      common++;
    }
    List<String> way = new ArrayList<>();
    for (int i = common; i < from.size(); i++) {
      way.add("..");
    }
    way.addAll(there.subList(common, there.size()));
    return Path.of(String.join("/", way));
  }

  public static boolean startsWith(Path path, Path other) {
    String text = path.toString();
    String begin = other.toString();
    if (text.isEmpty() || begin.isEmpty() || text.startsWith("/") != begin.startsWith("/")) {
      return text.equals(begin);
    }
    List<String> names = names(text);
    List<String> first = names(begin);
    return first.size() <= names.size() && names.subList(0, first.size()).equals(first);
  }

  public static boolean startsWith(Path path, String other) {
    return startsWith(path, Path.of(other));
  }

  /** None of the root, and none of the empty path. */
  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '/') {
        if (i > from) {
          names.add(text.substring(from, i));
        }
        from = i + 1;
      }
    }
    return names;
  }
}
