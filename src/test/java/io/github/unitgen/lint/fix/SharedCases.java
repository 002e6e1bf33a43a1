package io.github.unitgen.lint.fix;

import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The faulty files beside the project; none where they are not there. */
final class SharedCases {
  private static final Path CASES = Path.of("../shared/cases");

  private SharedCases() {}

  /** Those whose names end so. */
  static List<Source> all(String... ends) {
    List<Source> found = new ArrayList<>();
    if (!Files.isDirectory(CASES)) {
      return found;
    }
    try (Stream<Path> walk = Files.walk(CASES)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        if (Stream.of(ends).anyMatch(name::endsWith)) {
          found.add(Source.of(name, Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
