package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final String LINT_BEGIN = "<!-- lint:begin -->\n";
  private static final String LINT_END = "<!-- lint:end -->";

  @Test
  void showsTheExampleAndWhatItRenders() throws IOException {
    assertShown(Files.readString(README), "manifest.yml", "systemd/sidekiq@.service");
    assertShown(
        Files.readString(Path.of("docs/render.md")),
        "systemd/workers.target",
        "systemd/sidekiq@.service",
        "upstart/workers.conf",
        "upstart/sidekiq.conf");
  }

  private static void assertShown(String page, String... files) throws IOException {
    for (String file : files) {
      assertThat(page).contains("\n" + Files.readString(Path.of("examples/sidekiq", file)) + "```");
    }
  }

  @Test
  void isReadInAFewMinutes() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void showsWhatTheLinterSaysOfABrokenUnit() throws IOException {
    Path folder = Path.of("test-fixtures/lint/readme");
    StringWriter out = new StringWriter();
    int code =
        Main.run(
            new String[] {"lint", "sidekiq.service"},
            new Console(
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                folder,
                Map.of(),
                false));
    assertThat(code).isEqualTo(ExitCode.FOUND);
    String shown =
        "```ini\n"
            + Files.readString(folder.resolve("sidekiq.service"))
            + "```\n\n`unitgen lint sidekiq.service`:\n\n```\n"
            + out
            + "```\n";
    String readme = Files.readString(README);
    int begin = readme.indexOf(LINT_BEGIN) + LINT_BEGIN.length();
    int end = readme.indexOf(LINT_END);
    Accept.same(README, readme.substring(0, begin) + shown + readme.substring(end));
  }
}
