package io.github.unitgen.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The native program of this build, and the packages that are made of it. {@code UNITGEN_NATIVE} in
 * the environment of the tests names another one.
 */
final class NativeProgram {
  private static final Path BUILT = Path.of("target/native/unitgen");

  private NativeProgram() {}

  /** Skips the test where it is not built. */
  static Path path() {
    Path program = Optional.ofNullable(System.getenv("UNITGEN_NATIVE")).map(Path::of).orElse(BUILT);
    if (!Files.isExecutable(program)) {
      Rig.lacking("no native program: mvn -B -Pnative -DskipTests package makes it");
    }
    return program.toAbsolutePath();
  }

  static String version() {
    return Rig.outside(List.of(path().toString(), "--version")).text().replace("unitgen ", "");
  }

  /** The npm package, made in {@code folder}. */
  static Path npmPackage(Path folder) {
    run("packaging/npm/build", version(), path().toString(), folder.toString());
    return folder.resolve("unitgen-" + version() + ".tgz");
  }

  /** The archive that holds only the program, made in {@code folder}. */
  static Path archive(Path folder) {
    run(
        "packaging/native/archive",
        version(),
        path().toString(),
        folder.toString(),
        "2026-01-01T00:00:00Z");
    return folder.resolve("unitgen-lint-" + version() + "-linux-x64.tar.gz");
  }

  static void run(String... words) {
    Rig.outside(List.of(words)).text();
  }
}
