package io.github.unitgen.workspace;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the files of the machine that a linted file is for. */
final class Images {
  /** What is longer is no file of variables and no configuration of a program: 1 MiB. */
  private static final int MOST_BYTES = 1024 * 1024;

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

  /** {@code root}: the whole machine. */
  Images(Path directory, FileTexts texts, Optional<Path> root) {
    this.directory = directory;
    this.texts = texts;
    this.root = root;
  }

  /** What is at hand for the file of this name. */
  Image around(String name) {
    if (root.isPresent()) {
      return new Rooted(directory, texts, root.get(), true);
    }
    String path = "/" + name;
    for (String place : PLACES) {
      int at = path.lastIndexOf(place);
      if (at >= 0) {
        return new Rooted(directory, texts, directory.resolve(name.substring(0, at)), false);
      }
    }
    return new Around(directory, texts, name);
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
    private Path at(String path) {
      return root.resolve(path.substring(path.startsWith("/") ? 1 : 0));
    }

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
      Path file = at(path);
      return Images.read(texts, file, file.toString());
    }
  }

  /**
   * What lies around a file in a repository: {@code /srv/app/config/sidekiq.yml} is the {@code
   * config/sidekiq.yml} of the nearest folder above that has one, {@code /etc/default/app} may lie
   * beside the file as {@code app} or, as Debian's packages have it, {@code app.default}.
   */
  private record Around(Path directory, FileTexts texts, String name) implements Image {
    /** From how many parts on the end of a path is told from another file of the same name. */
    private static final int PARTS = 2;

    @Override
    public boolean isComplete() {
      return false;
    }

    @Override
    public boolean has(String path) {
      return find(path).isPresent();
    }

    @Override
    public Optional<Source> read(String path) {
      return find(path).flatMap(found -> Images.read(texts, directory.resolve(found), found));
    }

    private Optional<String> find(String path) {
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      List<String> candidates = new ArrayList<>();
      String base = path.substring(path.lastIndexOf('/') + 1);
      if (!base.isEmpty()) {
        candidates.add(folder + base);
        candidates.add(folder + base + ".default");
      }
      String[] parts = path.split("/", -1);
      for (String above = folder; ; above = parent(above)) {
        for (int from = 1; parts.length - from >= PARTS; from++) {
          candidates.add(above + String.join("/", List.of(parts).subList(from, parts.length)));
        }
        if (above.isEmpty() || Files.exists(directory.resolve(above).resolve(".git"))) {
          break;
        }
      }
      return candidates.stream()
          .filter(candidate -> texts.isFile(directory.resolve(candidate)))
          .findFirst();
    }

    /** The folder above, as far as the names go. */
    private static String parent(String folder) {
      String bare = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
      return bare.substring(0, bare.lastIndexOf('/') + 1);
    }
  }
}
