package io.github.unitgen.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Follows links as they would be followed if a folder were the root of the file system. */
final class Links {
  /** As Linux has it (path_resolution(7)). */
  private static final int MOST = 40;

  private Links() {}

  /**
   * Returns the path that {@code name} in a text means, or empty if no file can have that name: a
   * NUL is in it, or, under {@code LC_ALL=C}, a character that is not ASCII.
   */
  static Optional<Path> resolve(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whether there is something at {@code path} below {@code root}. */
  static boolean exists(Path root, String path) {
    Deque<String> left = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      left.add(part);
    }
    Path at = root;
    int links = 0;
    while (!left.isEmpty()) {
      String part = left.pop();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        Path parent = at.getParent();
        at = at.equals(root) || parent == null ? root : parent;
        continue;
      }
      Optional<Path> found = resolve(at, part);
      if (found.isEmpty()) {
        return false;
      }
      Path next = found.get();
      if (Files.isSymbolicLink(next)) {
        if (++links > MOST) {
          return false;
        }
        String target;
        try {
          target = Files.readSymbolicLink(next).toString();
        } catch (IOException e) {
          return false;
        }
        String[] parts = target.split("/", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
          left.push(parts[i]);
        }
        at = target.startsWith("/") ? root : at;
      } else {
        at = next;
      }
    }
    return Files.exists(at);
  }
}
