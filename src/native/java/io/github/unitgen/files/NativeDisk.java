package io.github.unitgen.files;

import io.github.unitgen.posix.PosixFiles;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** What the native program does instead of methods of this package. */
final class NativeDisk {
  private NativeDisk() {}

  static Seen look(RealDisk disk, Path path) throws IOException {
    PosixFiles.Found found;
    try {
      found = PosixFiles.found(path);
    } catch (NoSuchFileException e) {
      return Seen.Other.ABSENT;
    }
    if (found.isLink()) {
      return new Seen.Link(PosixFiles.readSymbolicLink(path).toString());
    }
    if (found.isFolder()) {
      return Seen.Other.FOLDER;
    }
    if (!found.isRegularFile()) {
      return Seen.Other.SPECIAL;
    }
    byte[] content =
        found.size() > Disk.MOST ? new byte[0] : PosixFiles.content(path, found.size());
    if (found.size() > Disk.MOST || content.length > Disk.MOST) {
      return Seen.Other.HUGE;
    }
    return new Seen.File(
        Source.of("", content).text(), Optional.of(PosixFilePermissions.fromString(found.mode())));
  }

  /** Signals wait meanwhile. */
  static void pass(Gate gate, Gate.Work work) throws IOException {
    work.run();
  }
}
