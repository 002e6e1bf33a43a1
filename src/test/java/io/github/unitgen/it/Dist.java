package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that {@code mvn -Pdist package} has made; a test that needs one is skipped without. */
final class Dist {
  static final Path FOLDER = Path.of("target/dist").toAbsolutePath();

  private static final String LINT_TARBALL = "unitgen-lint-.*-linux-x64\\.tar\\.gz";

  private Dist() {}

  static Path tree() throws IOException {
    return needed("unitgen-(?!lint-).*-linux-x64");
  }

  static Path tarball() throws IOException {
    return needed("unitgen-(?!lint-).*-linux-x64\\.tar\\.gz");
  }

  static Path debianPackage() throws IOException {
    return needed("unitgen_.*_amd64\\.deb");
  }

  /** The tarball of the native program alone, which takes a C compiler to make. */
  static Path lintTarball() throws IOException {
    return needed(LINT_TARBALL);
  }

  static Optional<Path> lintTarballIfBuilt() throws IOException {
    return find(LINT_TARBALL).stream().findFirst();
  }

  private static Path needed(String name) throws IOException {
    List<Path> found = find(name);
    if (found.isEmpty()) {
      Rig.lacking("no %s in target/dist: use mvn -B -Pdist -DskipTests package".formatted(name));
    }
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<Path> find(String name) throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.getFileName().toString().matches(name)).toList();
    }
  }
}
