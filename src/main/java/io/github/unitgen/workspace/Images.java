package io.github.unitgen.workspace;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the files of the machine that a linted file is for. */
final class Images {
  /** The maximum size of a file of variables or of a program configuration: 1 MiB. */
  static final int MOST_BYTES = 1024 * 1024;

  /** Where inits look for their files: what stands before that is the root of a machine. */
  private static final List<String> PLACES =
      List.of(
          "/etc/systemd/",
          "/usr/lib/systemd/",
          "/lib/systemd/",
          "/usr/local/lib/systemd/",
          "/etc/init/");

  private static final int PERMISSIONS = 07777;

  private final Path directory;
  private final FileTexts texts;
  private final Optional<Path> root;
  private final Map<String, Optional<String>> found = new ConcurrentHashMap<>();

  /** {@code root}: the whole machine. */
  Images(Path directory, FileTexts texts, Optional<Path> root) {
    this.directory = directory;
    this.texts = texts;
    this.root = root;
  }

  /** Returns the known part of the machine for the file with this name. */
  Image around(String name) {
    if (root.isPresent()) {
      return new Rooted(directory, texts, root.get(), true);
    }
    Optional<String> own = rootOf(name);
    return own.isPresent()
        ? new Rooted(directory, texts, directory.resolve(own.get()), false)
        : new RepositoryImage(new OnDisk(directory, texts), name, found);
  }

  /** The name of the folder that is the root of a machine if the file of this name lies in one. */
  static Optional<String> rootOf(String name) {
    String path = "/" + name;
    for (String place : PLACES) {
      int at = path.lastIndexOf(place);
      if (at >= 0) {
        return Optional.of(name.substring(0, at));
      }
    }
    return Optional.empty();
  }

  private static Optional<Source> read(FileTexts texts, Path file, String name) {
    if (!texts.isFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = texts.open(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(Source.of(name, bytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A machine below a folder. */
  private record Rooted(Path directory, FileTexts texts, Path root, boolean isComplete)
      implements Image {
    @Override
    public boolean has(String path) {
      return Links.exists(root, path);
    }

    @Override
    public Optional<Integer> mode(String name) {
      Path file = directory.resolve(name).normalize();
      if (!isComplete || !file.startsWith(root.normalize())) {
        return Optional.empty();
      }
      try {
        return Optional.of((Integer) Files.getAttribute(file, "unix:mode") & PERMISSIONS);
      } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
        return Optional.empty(); // not a file system that has them
      }
    }

    @Override
    public Optional<Source> read(String path) {
      return Links.resolve(root, path.substring(path.startsWith("/") ? 1 : 0))
          .flatMap(file -> Images.read(texts, file, file.toString()));
    }
  }

  private record OnDisk(Path directory, FileTexts texts) implements RepositoryImage.Tree {
    @Override
    public boolean isFile(String name) {
      return Links.resolve(directory, name).filter(texts::isFile).isPresent();
    }

    @Override
    public boolean isRepository(String folder) {
      return Files.exists(directory.resolve(folder).resolve(".git"));
    }

    @Override
    public Optional<Source> read(String name) {
      return Links.resolve(directory, name).flatMap(file -> Images.read(texts, file, name));
    }
  }
}
