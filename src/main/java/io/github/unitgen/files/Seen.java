package io.github.unitgen.files;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The state of a path, without following links; equal unless something relevant changed. */
sealed interface Seen {
  /**
   * A file. {@code mode} is empty where the file system has none. Records compare by method
   * handles, which take a cold JVM milliseconds, so this one says how.
   */
  record File(String text, Optional<Set<PosixFilePermission>> mode) implements Seen {
    @Override
    public boolean equals(Object other) {
      return other instanceof File that && text.equals(that.text) && mode.equals(that.mode);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  record Link(String target) implements Seen {}

  /** A path of which only its kind matters. */
  enum Other implements Seen {
    ABSENT,
    FOLDER,
    /** A regular file too large to be read; see {@link Disk#MOST}. */
    HUGE,
    /** A pipe, a socket, a device. */
    SPECIAL
  }
}
