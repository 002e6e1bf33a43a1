package io.github.unitgen.posix;

import java.nio.file.FileSystemException;

/** Stands for {@code AtomicMoveNotSupportedException}, which the compiler lacks. */
public final class CannotMove extends FileSystemException {
  public CannotMove(String file, String other, String reason) {
    super(file, other, reason);
  }
}
