package io.github.unitgen.files;

import io.github.unitgen.source.Printable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A folder could not be read or written. The message is one line for people: the path, what could
 * not be done, and why. Each file is wholly old or wholly new.
 */
public final class WriteFailed extends Exception {
  private final List<Path> written;
  private final List<Path> unchanged;

  WriteFailed(String message, Throwable cause, List<Path> written, List<Path> unchanged) {
    super(message, cause);
    this.written = List.copyOf(written);
    this.unchanged = List.copyOf(unchanged);
  }

  /** What did get its new content or was deleted, in the order of the work; empty: nothing. */
  public List<Path> written() {
    return written;
  }

  /** What was to be created, updated or deleted and is as it was before. */
  public List<Path> unchanged() {
    return unchanged;
  }

  /** One line: {@code path: cannot write: permission denied}. */
  static String message(Path path, String failing, IOException cause) {
    return Printable.escape(path.toString()) + ": " + failing + ": " + reason(cause);
  }

  /** Plain words for a failure, without the path and without names from Java. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "something else has that name";
    }
    if (e instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (e instanceof AtomicMoveNotSupportedException) {
      return "the file system cannot replace a file in one step";
    }
    if (e instanceof ClosedByInterruptException) {
      return "interrupted";
    }
    // Else the system's own words: "No space left on device", "Read-only file system".
    String words = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return words == null || words.isEmpty()
        ? "input/output error"
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + Printable.escape(words.substring(1));
  }
}
