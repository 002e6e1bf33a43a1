package io.github.unitgen.lint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files of a folder besides those that are linted. Asked by several threads at once. */
public interface Neighbours {
  /** The linted files are all that lies in the folder. */
  Neighbours NONE =
      new Neighbours() {
        @Override
        public Collection<String> names() {
          return List.of();
        }

        @Override
        public Optional<LintFile> read(String name) {
          return Optional.empty();
        }
      };

  /**
   * The names of all files that the linter may know, with those in {@code x.service.d} and the
   * like, as paths of the same form as the names of the sources; in order. Names of linted files
   * may be among them.
   */
  Collection<String> names();

  /** Empty if the linter does not know the file, or it cannot be read. */
  Optional<LintFile> read(String name);
}
