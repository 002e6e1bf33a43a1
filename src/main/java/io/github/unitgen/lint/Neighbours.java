package io.github.unitgen.lint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files of a folder besides those that are linted. Several threads call it at once. */
public interface Neighbours {
  /** The folder contains only the linted files. */
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
   * Returns the names of all files that the linter may know, in order, including those in {@code
   * x.service.d} and similar folders. They are paths of the same form as the names of the sources.
   * Names of linted files may be among them.
   */
  Collection<String> names();

  /** Reads a file. Returns empty if the linter does not know it, or if it cannot be read. */
  Optional<LintFile> read(String name);
}
