package io.github.unitgen.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The steps that writing is made of, one by one, so that a test can let each of them fail. */
interface Disk {
  Disk REAL = new RealDisk();

  /** Files over 64 MiB are not read: no init takes such a unit, and people keep logs anywhere. */
  int MOST = 64 << 20;

  /** Never follows a link and never opens anything but a regular file. */
  Seen look(Path path) throws IOException;

  void createFolder(Path folder) throws IOException;

  /** A new, empty file that only its owner may read; fails where anything has that name. */
  FileChannel create(Path file) throws IOException;

  /**
   * As {@link #create}, and locked until it is closed, where the file system has locks; fails as if
   * the name were taken where another run has locked or deleted it meanwhile.
   */
  FileChannel hold(Path file) throws IOException;

  void write(FileChannel file, byte[] content) throws IOException;

  /** Nothing happens where the file system knows no modes. */
  void mode(Path file, Set<PosixFilePermission> mode) throws IOException;

  /** Nothing happens where both have one owner and group, or the file system knows none. */
  void owner(Path file, Path like) throws IOException;

  void sync(FileChannel file) throws IOException;

  void close(FileChannel file) throws IOException;

  /** In one step, over whatever has the name {@code to}; a link there is replaced itself. */
  void move(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** Makes the names in {@code folder} survive a power loss, where the system can do that. */
  void syncFolder(Path folder) throws IOException;
}
