package io.github.unitgen.files;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens files that somebody names. */
public final class Input {
  /** The device that stands for an empty file, such as an empty configuration. */
  private static final Path NOTHING = Path.of("/dev/null");

  private Input() {}

  /**
   * Opens a regular file, or one that links lead to. Anything else is refused at once: to open a
   * pipe waits for a writer, and a device may have no end. {@code /dev/null} is an empty file.
   */
  public static InputStream open(Path file) throws IOException {
    Optional<InputStream> quick = quick(file);
    if (quick.isPresent()) {
      return quick.get();
    }
    if (!file.equals(NOTHING)
        && Files.exists(file)
        && !Files.isRegularFile(file)
        && !Files.isDirectory(file)) {
      throw new FileSystemException(
          file.toString(), null, "it is a pipe or a device; use `-` for standard input");
    }
    return Files.newInputStream(file);
  }

  /** In half the time for small files, but it does not tell why it cannot; then it is empty. */
  private static Optional<InputStream> quick(Path file) {
    if (file.getFileSystem() != FileSystems.getDefault()) {
      return Optional.empty();
    }
    File plain = file.toFile();
    try {
      return plain.isFile() ? Optional.of(new FileInputStream(plain)) : Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}
