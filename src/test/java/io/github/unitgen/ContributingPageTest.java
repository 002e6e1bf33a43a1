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
  private static final Path PAGE = Path.of("CONTRIBUTING.md");
  private static final Path ROOMS = Path.of("src/main/java/io/github/unitgen");

  @Test
  void hasALineForEachPackageAndForNothingElse() throws IOException {
    List<String> listed =
        Pattern.compile("(?m)^([a-z.]+) {2,}\\S")
            .matcher(Files.readString(PAGE))
            .results()
            .map(line -> line.group(1))
            .toList();
    try (Stream<Path> files = Files.walk(ROOMS)) {
      List<String> packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> ROOMS.relativize(file.getParent()).toString().replace('/', '.'))
              .distinct()
              .toList();
      assertThat(listed).containsExactlyInAnyOrderElementsOf(packages);
    }
  }

  @Test
  void hasNoLongLine() throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .allMatch(line -> line.codePointCount(0, line.length()) <= 120);
  }

  /** Paths in code, below the folder of the rooms or of the whole. */
  @Test
  void namesOnlyPlacesThatExist() throws IOException {
    List<String> places =
        Pattern.compile("(?m)^\\| `([\\w./-]+/[\\w./-]+)` \\|")
            .matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(places)
        .isNotEmpty()
        .allMatch(
            place -> Files.exists(Path.of(place)) || Files.exists(ROOMS.resolve(place + ".java")));
  }

  @Test
  void namesOnlyTestsThatExist() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      List<String> tests =
          files.map(file -> file.getFileName().toString().replace(".java", "")).toList();
      assertThat(
              Pattern.compile("`([A-Z]\\w*(?:Test|IT))`")
                  .matcher(Files.readString(PAGE))
                  .results()
                  .map(name -> name.group(1)))
          .isNotEmpty()
          .allMatch(tests::contains);
    }
  }
}
