package io.github.unitgen.meaning.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.meaning.Inputs;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Units and jobs as they were found in the wild. */
class CorpusTest {
  private static final Path CORPUS = Path.of("../shared/corpus/dev");

  @Test
  void everyUnitAndJobGivesCommandsWithPlacesInside() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus of real files at " + CORPUS);
    int commands = 0;
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        Source source = Source.of(file.toString(), Files.readAllBytes(file));
        List<Started> found = List.of();
        if (name.endsWith(".service")) {
          found = Commands.of(Inputs.unit(name, source.text())).all();
        } else if (name.endsWith(".conf") && file.toString().contains("upstart")) {
          found = Commands.of(JobInput.of(JobParser.parse(source), name, Targets.NEWEST)).all();
        }
        for (Started started : found) {
          commands++;
          assertThat(started.command().end()).isLessThanOrEqualTo(source.text().length());
          assertThat(started.word().span().end()).isLessThanOrEqualTo(source.text().length());
          started
              .arguments()
              .forEach(
                  argument ->
                      assertThat(argument.span().end())
                          .isLessThanOrEqualTo(source.text().length()));
        }
      }
    }
    assertThat(commands).isGreaterThan(1000);
  }
}
