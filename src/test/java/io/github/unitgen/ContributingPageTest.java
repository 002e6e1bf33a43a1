package io.github.unitgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code CONTRIBUTING.md} shows the house as it is. */
class ContributingPageTest {
  private static final Path ROOMS = Path.of("src/main/java/io/github/unitgen");

  @Test
  void hasALineForEachRoom() throws IOException {
    List<String> listed =
        Pattern.compile("(?m)^([a-z]+) {2,}\\S")
            .matcher(Files.readString(Path.of("CONTRIBUTING.md")))
            .results()
            .map(line -> line.group(1))
            .toList();
    try (Stream<Path> folders = Files.list(ROOMS)) {
      assertThat(folders.filter(Files::isDirectory).map(room -> room.getFileName().toString()))
          .isSubsetOf(listed);
    }
  }
}
