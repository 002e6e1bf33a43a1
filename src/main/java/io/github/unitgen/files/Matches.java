package io.github.unitgen.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the files that a pattern of glob(3) names. */
public final class Matches {
  private Matches() {}

  /**
   * The regular files, links followed, in the order of their names. {@code pattern}: an absolute
   * path with {@code *}, {@code ?} and {@code [...]}; what cannot be read has no files.
   */
  public static List<Path> of(FileSystem fileSystem, String pattern) {
    List<Path> found = List.of(fileSystem.getPath("/"));
    for (String part : pattern.split("/", -1)) {
      if (!part.isEmpty()) {
        found = below(found, part);
      }
    }
    return found.stream().filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
  }

  private static List<Path> below(List<Path> folders, String part) {
    List<Path> found = new ArrayList<>();
    boolean literal = part.chars().noneMatch(c -> "*?[".indexOf(c) >= 0);
    for (Path folder : folders) {
      if (literal) {
        found.add(folder.resolve(part));
      } else if (Files.isDirectory(folder)) {
        found.addAll(matching(folder, part));
      }
    }
    return found;
  }

  private static List<Path> matching(Path folder, String part) {
    // Braces and backslashes are signs like others to glob(3) as supervisord calls it.
    String glob = part.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}");
    PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        boolean hidden = String.valueOf(name).startsWith(".") && !part.startsWith(".");
        if (name != null && !hidden && matcher.matches(name)) {
          found.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    return found;
  }
}
