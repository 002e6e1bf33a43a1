package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Path EXAMPLES = Path.of("examples");

  /** Examples of how unitgen is used by others, each with a test of its own. */
  private static final Set<String> USES = Set.of("ansible", "ci", "packaging");

  @TempDir private Path temporary;

  /** The manifests of an example, and the folder in it that has what they become. */
  private record Run(String example, List<String> manifests, String target, String folder) {
    static Run of(String example, String target) {
      return new Run(example, List.of("manifest.yml"), target, target);
    }

    static Run overlays(String folder, String... manifests) {
      return new Run("staging+production", List.of(manifests), "systemd", folder);
    }

    @Override
    public String toString() {
      return example + ": " + folder;
    }
  }

  static Stream<Run> runs() {
    return Stream.of(
        Run.of("celery", "systemd"),
        Run.of("celery", "upstart"),
        Run.of("legacy", "upstart"),
        Run.of("rails", "systemd"),
        Run.of("rails", "upstart"),
        Run.of("rhel7", "systemd"),
        Run.of("shop", "systemd"),
        Run.of("sidekiq", "systemd"),
        Run.of("sidekiq", "upstart"),
        Run.overlays("staging", "base.yml", "staging.yml"),
        Run.overlays("production", "base.yml", "production.yml"),
        Run.overlays("host7", "base.yml", "production.yml", "host7.yml"),
        Run.of("user-service", "systemd-user"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void holdWhatTheirManifestsRender(Run run) throws IOException {
    Path output = temporary.resolve("out");
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            Path.of(""),
            Map.of(),
            false);
    List<String> words = new ArrayList<>(List.of("render"));
    for (String manifest : run.manifests()) {
      words.add(EXAMPLES.resolve(run.example()).resolve(manifest).toString());
    }
    words.addAll(List.of("--target", run.target(), "-o", output.toString()));
    int code = Main.run(words.toArray(String[]::new), console);
    assertThat(code).as(err.toString()).isZero();
    Path expected = EXAMPLES.resolve(run.example()).resolve(run.folder());
    Map<String, String> rendered = texts(output);
    for (Map.Entry<String, String> file : rendered.entrySet()) {
      Accept.same(expected.resolve(file.getKey()), file.getValue());
    }
    assertThat(texts(expected).keySet()).isEqualTo(rendered.keySet());
  }

  @Test
  void everyExampleAndEveryFolderInOneIsOfARun() throws IOException {
    Set<String> tested =
        runs().map(run -> run.example() + "/" + run.folder()).collect(Collectors.toSet());
    Set<String> present = new TreeSet<>();
    for (Path example : folders(EXAMPLES)) {
      if (USES.contains(String.valueOf(example.getFileName()))) {
        continue;
      }
      for (Path folder : folders(example)) {
        present.add(EXAMPLES.relativize(folder).toString());
      }
    }
    assertThat(present).isEqualTo(new TreeSet<>(tested));
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).sorted().toList();
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
