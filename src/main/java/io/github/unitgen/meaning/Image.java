package io.github.unitgen.meaning;

import io.github.unitgen.source.Source;
import java.util.Optional;

/**
 * The files of the machine that a unit or job is for, as far as they are at hand: an image that
 * {@code --root} names, or what lies around the linted file in a repository. Paths are absolute and
 * as the machine sees them.
 */
public interface Image {
  /** Nothing is at hand. */
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

  /** Whether this is the whole machine, so that what is not here is missing. */
  boolean isComplete();

  /** Whether there is a file or folder, links followed within the image. */
  boolean has(String path);

  /**
   * The permission bits (chmod(1), as 0644) of the linted file of this name; empty where it is not
   * a file of the whole machine, so that it may be installed with others.
   */
  default Optional<Integer> mode(String name) {
    return Optional.empty();
  }

  /** The text of a file; empty where there is none, or it cannot be read. */
  Optional<Source> read(String path);
}
