package io.github.unitgen.files;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The state of a path, without following links; equal unless something relevant changed. */
sealed interface Seen {
  record Absent() implements Seen {}

  /** {@code mode} is empty where the file system has none. */
  record File(String text, Optional<Set<PosixFilePermission>> mode) implements Seen {}

  record Link(String target) implements Seen {}

  record Folder() implements Seen {}

  /** A regular file too large to be read; see {@link Disk#MOST}. */
  record Huge() implements Seen {}

  /** A pipe, a socket, a device. */
  record Special() implements Seen {}
}
