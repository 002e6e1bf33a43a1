package io.github.unitgen.workspace;

import io.github.unitgen.files.Input;
import io.github.unitgen.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts that the caller has, and for all other files those on disk. Threads may share it. */
final class FileTexts {
  private final Map<Path, String> unsaved = new HashMap<>();

  /** {@code directory}: where paths of {@code unsaved} begin. */
  FileTexts(Path directory, Map<Path, String> unsaved) {
    unsaved.forEach((path, text) -> this.unsaved.put(key(directory.resolve(path)), text));
  }

  private static Path key(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private Optional<String> unsaved(Path file) {
    return unsaved.isEmpty() ? Optional.empty() : Optional.ofNullable(unsaved.get(key(file)));
  }

  /** Whether the text of the file is the caller's. */
  boolean isUnsaved(Path file) {
    return unsaved(file).isPresent();
  }

  /** The caller's files that lie in {@code folder} or below, as paths from there. */
  List<Path> unsavedIn(Path folder) {
    List<Path> found = new ArrayList<>();
    if (!unsaved.isEmpty()) {
      Path from = key(folder);
      unsaved.keySet().stream()
          .filter(path -> path.startsWith(from) && !path.equals(from))
          .forEach(path -> found.add(from.relativize(path)));
    }
    return found;
  }

  boolean isFile(Path file) {
    return isUnsaved(file) || Files.isRegularFile(file);
  }

  byte[] read(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    }
  }

  InputStream open(Path file) throws IOException {
    Optional<String> text = unsaved(file);
    return text.isPresent()
        ? new ByteArrayInputStream(Source.encode(text.get()))
        : Input.open(file);
  }
}
