package io.github.unitgen.files;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * The name a file is to have in its folder, and its whole text. With {@code most}, a new file gets
 * that mode and one that is there keeps no more of its own; without, a new one may be read by all.
 */
public record NamedFile(String name, String content, Optional<Set<PosixFilePermission>> most) {
  public NamedFile {
    most = most.map(Set::copyOf);
  }

  /** A file that anybody may read. */
  public NamedFile(String name, String content) {
    this(name, content, Optional.empty());
  }
}
