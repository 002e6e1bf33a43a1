package io.github.unitgen.meaning;

import io.github.unitgen.source.Source;
import java.util.Optional;

/**
 * The files of the machine that a unit or job is for, as far as they are available: those of an
 * image that {@code --root} names, or those around the linted file in a repository. Paths are
 * absolute and as the machine sees them.
 */
public interface Image {
  /** An image without files. */
  Image NONE =
      new Image() {
        @Override
        public boolean isComplete() {
          return false;
        }

        @Override
        public boolean has(String path) {
          return false;
        }

        @Override
        public Optional<Source> read(String path) {
          return Optional.empty();
        }
      };

  /** Whether this is the whole machine, so that a file that is not here is missing. */
  boolean isComplete();

  /** Whether there is a file or folder at {@code path}. Links are followed within the image. */
  boolean has(String path);

  /**
   * Returns the permission bits (chmod(1), as 0644) of the linted file {@code name}. Empty if the
   * file is not part of the whole machine: it may then be installed with others.
   */
  default Optional<Integer> mode(String name) {
    return Optional.empty();
  }

  /** Reads a file. Returns empty if it does not exist or cannot be read. */
  Optional<Source> read(String path);
}
