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
import java.util.Locale;

/** Why a file could not be read or written, in plain words for people. */
public final class IoReason {
  private IoReason() {}

  /** Says why, without the path and without names from Java. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "something else has this name";
    }
    if (e instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (e instanceof AtomicMoveNotSupportedException) {
      return "the file system cannot replace a file atomically";
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
