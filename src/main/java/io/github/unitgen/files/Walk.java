package io.github.unitgen.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds the files that a command line means: those it names, and in the folders that it names all
 * with a wanted path, in the order of their names. Links are followed; each folder and each file is
 * visited once, by whatever names it goes.
 */
public final class Walk {
  private static final Set<String> LEFT_OUT = Set.of(".git", "node_modules", "target");

  private final Predicate<String> wanted;
  private final Predicate<String> excluded;
  private final List<Found> found = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private final Set<Path> visited = new HashSet<>();

  /** The files found only by a link, by the target of the link. */
  private final Map<Path, Found> links = new HashMap<>();

  private final List<Found> allLinks = new ArrayList<>();

  private Walk(Predicate<String> wanted, Predicate<String> excluded) {
    this.wanted = wanted;
    this.excluded = excluded;
  }

  /**
   * A file: its name is the path as it was given, and {@code named} says that it was given itself,
   * not found in a folder.
   */
  public record Found(String name, Path path, boolean named) {}

  /** The folders that cannot be read, with the reason. */
  public record Unreadable(String name, String reason) {}

  /** Whether files that are named are all taken, or only those that a walk would find. */
  public enum Named {
    ALL,
    WANTED
  }

  /**
   * All that was found, in order; {@code links}: the wanted symbolic links in folders, wherever
   * they lead.
   */
  public record Result(List<Found> files, List<Found> links, List<Unreadable> unreadable) {
    public Result {
      files = List.copyOf(files);
      links = List.copyOf(links);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * {@code wanted} and {@code excluded} are asked about the names of what lies in folders; a folder
   * is excluded with all that is in it. {@code .git}, {@code node_modules} and {@code target} are
   * left out below a folder, not where they are named. With {@link Named#WANTED} a named file is
   * one that was found in the folders of its name; one that is not there is still told of.
   */
  public static Result of(
      Path directory,
      List<String> names,
      Named named,
      Predicate<String> wanted,
      Predicate<String> excluded) {
    Walk walk = new Walk(wanted, excluded);
    for (String name : names) {
      Path path = directory.resolve(name);
      if (Files.isDirectory(path)) {
        walk.folder(path, name.equals(".") ? "" : name.endsWith("/") ? name : name + "/");
      } else if ((named == Named.ALL || walk.wouldFind(name, path))
          && walk.visited.add(real(path))) {
        walk.found.add(new Found(name, path, named == Named.ALL));
      }
    }
    return new Result(walk.found, walk.allLinks, walk.unreadable);
  }

  /** Whether a walk from where {@code name} begins comes to {@code path}. */
  private boolean wouldFind(String name, Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return false; // a link to /dev/null, which masks a unit
    }
    int from = 0;
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', from)) {
      boolean leftOut = !name.startsWith("/") && LEFT_OUT.contains(name.substring(from, slash));
      if (leftOut || (slash > 0 && excluded.test(name.substring(0, slash + 1)))) {
        return false;
      }
      from = slash + 1;
    }
    return wanted.test(name) && !excluded.test(name);
  }

  /**
   * The names, behind {@code prefix}, of the wanted files that lie directly in {@code folder} and
   * in those of its folders that {@code open} asks for by their base names; in order. Empty where
   * the folder is not there or cannot be read; a name may be that of a folder or a broken link.
   */
  public static List<String> flat(
      Path folder, String prefix, Predicate<String> wanted, Predicate<String> open) {
    List<String> names = new ArrayList<>();
    for (String base : list(folder)) {
      if (open.test(base)) {
        for (String below : list(folder.resolve(base))) {
          names.add(prefix + base + "/" + below);
        }
      } else {
        names.add(prefix + base);
      }
    }
    names.removeIf(name -> !wanted.test(name));
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private static List<String> list(Path folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entry -> names.add(baseName(entry)));
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    return names;
  }

  private void folder(Path folder, String prefix) {
    Map<String, Path> entries = new TreeMap<>();
    Path real;
    try {
      real = folder.toRealPath();
      if (!visited.add(real)) {
        return;
      }
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(entry -> entries.put(baseName(entry), entry));
      }
    } catch (IOException e) {
      unreadable.add(new Unreadable(prefix.isEmpty() ? "." : prefix, IoReason.of(e)));
      return;
    }
    for (Map.Entry<String, Path> entry : entries.entrySet()) {
      entry(entry.getValue(), entry.getKey(), prefix, real);
    }
  }

  /** Asks the file system once, and once more where a link leads. */
  private void entry(Path entry, String base, String prefix, Path realFolder) {
    String name = prefix + base;
    BasicFileAttributes attributes;
    boolean link;
    try {
      attributes = attributes(entry, LinkOption.NOFOLLOW_LINKS);
      link = attributes.isSymbolicLink();
      if (link && wanted.test(name) && !excluded.test(name)) {
        allLinks.add(new Found(name, entry, false));
      }
      attributes = link ? attributes(entry) : attributes;
    } catch (IOException e) {
      return; // gone since the folder was read, or a link that leads nowhere
    }
    if (attributes.isDirectory()) {
      if (!LEFT_OUT.contains(base) && !excluded.test(name + "/")) {
        folder(entry, name + "/");
      }
    } else if (attributes.isRegularFile() && wanted.test(name) && !excluded.test(name)) {
      // A link to /dev/null, which masks a unit, is no regular file.
      Found file = new Found(name, entry, false);
      if (link) {
        link(real(entry), file);
      } else {
        file(realFolder.resolve(base), file);
      }
    }
  }

  /** A file counts more than a link to it that was found before. */
  private void file(Path real, Found file) {
    if (visited.add(real)) {
      Optional.ofNullable(links.remove(real)).ifPresent(found::remove);
      found.add(file);
    }
  }

  /** A link stands for its file only where the file is not found itself: beside it lies more. */
  private void link(Path real, Found file) {
    if (!visited.contains(real) && links.putIfAbsent(real, file) == null) {
      found.add(file);
    }
  }

  private static BasicFileAttributes attributes(Path path, LinkOption... options)
      throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, options);
  }

  /** Returns the target of all links, or the path itself if there is no file. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static String baseName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
