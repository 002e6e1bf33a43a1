package io.github.unitgen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/java.md, compiled and run. */
class JavaPageTest {
  @TempDir Path folder;

  private static String example() throws IOException {
    Matcher block =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs/java.md")));
    assertThat(block.find()).isTrue();
    String text = block.group(1);
    assertThat(block.find()).as("a second example").isFalse();
    return text;
  }

  private void run(Path directory) throws Exception {
    Path source = Files.writeString(folder.resolve("Fleet.java"), example());
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-Xlint:all", "-Werror", "-d", "" + folder, "" + source);
    assertThat(code).isZero();
    URL classes = URI.create(folder.toUri().toString()).toURL();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes})) {
      loader
          .loadClass("Fleet")
          .getMethod("render", Path.class, Path.class)
          .invoke(null, directory.resolve("manifest.yml"), directory.resolve("units"));
    }
  }

  @Test
  void theExampleWritesWhatTheCommandWrites() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("app"));
    Files.copy(Path.of("examples/rails/manifest.yml"), directory.resolve("manifest.yml"));
    run(directory);
    try (Stream<Path> expected = Files.list(Path.of("examples/rails/systemd"))) {
      for (Path file : expected.toList()) {
        assertThat(directory.resolve("units").resolve(file.getFileName()))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void theExampleSaysWhatIsWrongAndWritesNothing() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("app"));
    Files.writeString(
        directory.resolve("manifest.yml"),
        "unitgen: 1\nname: w\nprocesses: { a: { comand: b } }\n");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> run(directory)).getCause())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("manifest.yml:3:");
    assertThat(directory.resolve("units")).doesNotExist();
  }
}
