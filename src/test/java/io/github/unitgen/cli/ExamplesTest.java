package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.Accept;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Path EXAMPLES = Path.of("examples");

  @TempDir private Path temporary;

  static Stream<String> examples() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("manifest.yml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void holdWhatTheirManifestsRender(String example) throws IOException {
    for (String target : List.of("systemd", "upstart")) {
      Path output = temporary.resolve(target);
      StringWriter err = new StringWriter();
      Console console =
          new Console(
              new PrintWriter(new StringWriter()),
              new PrintWriter(err),
              Path.of(""),
              Map.of(),
              false);
      String manifest = EXAMPLES.resolve(example).resolve("manifest.yml").toString();
      int code =
          Main.run(
              new String[] {"render", manifest, "--target", target, "-o", output.toString()},
              console);
      assertThat(code).as(err.toString()).isZero();
      Path expected = EXAMPLES.resolve(example).resolve(target);
      Map<String, String> rendered = texts(output);
      for (Map.Entry<String, String> file : rendered.entrySet()) {
        Accept.same(expected.resolve(file.getKey()), file.getValue());
      }
      assertThat(texts(expected).keySet()).isEqualTo(rendered.keySet());
    }
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
