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
    if (file.getFileSystem() == FileSystems.getDefault()) {
      // In half the time for small files, but it does not tell why it cannot.
      File plain = file.toFile();
      if (plain.isFile()) {
        try {
          return new FileInputStream(plain);
        } catch (FileNotFoundException e) {
          return Files.newInputStream(file);
        }
      }
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
}
