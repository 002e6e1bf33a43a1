package io.github.unitgen.syntax.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitCorpusTest {
  @ParameterizedTest
  @ValueSource(strings = {"test-fixtures", "../shared/corpus/dev/systemd"})
  void printsEveryFileBackByteForByte(String folder) throws IOException {
    Path root = Path.of(folder);
    assumeTrue(Files.isDirectory(root), () -> "the folder " + folder + " is not here");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).toList();
    }

    assertThat(files).isNotEmpty();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      UnitFile unit = UnitParser.parse(Source.of(file.toString(), bytes));
      assertThat(Source.encode(unit.print())).as(file.toString()).isEqualTo(bytes);
      readValues(unit);
    }
  }

  private static void readValues(UnitFile unit) {
    for (Line line : unit.lines()) {
      if (line instanceof Assignment assignment) {
        ExecLine.read(assignment.value());
        EnvironmentLine.read(assignment.value());
        Specifiers.uses(assignment.value());
      }
    }
  }
}
