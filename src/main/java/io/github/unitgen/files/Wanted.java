package io.github.unitgen.files;

import io.github.unitgen.source.NamedText;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a folder is to hold, with their whole texts. With {@code most}, a new file gets
 * that mode and one that exists keeps no more of its own; without, a new one may be read by all.
 */
public record Wanted(List<NamedText> files, Optional<Set<PosixFilePermission>> most) {
  public Wanted {
    files = List.copyOf(files);
    most = most.map(Set::copyOf);
  }

  /** Files that anybody may read. */
  public static Wanted of(List<NamedText> files) {
    return new Wanted(files, Optional.empty());
  }
}
