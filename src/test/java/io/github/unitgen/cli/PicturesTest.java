package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unitgen.support.Accept;
import io.github.unitgen.support.TerminalPicture;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of the README agree with the program and its example. */
class PicturesTest {
  private static final Path PICTURES = Path.of("docs/pictures");

  @Test
  void theReportIsWhatATerminalShows() throws IOException {
    StringWriter out = new StringWriter();
    Main.run(
        new String[] {"lint", "--color", "always", "sidekiq.service"},
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            Path.of("test-fixtures/lint/readme"),
            Map.of(),
            true));
    assertThat(out.toString()).contains("\u001B[");
    Accept.same(
        PICTURES.resolve("report.svg"),
        TerminalPicture.of(
            "The report of unitgen lint", "unitgen lint sidekiq.service", out.toString()));
  }

  @Test
  void aCodeThatIsNotDrawnIsAnError() {
    assertThatThrownBy(() -> TerminalPicture.of("", "", "\u001B[38;5;9mred"))
        .hasMessage("a code that is not drawn: 38");
    assertThatThrownBy(() -> TerminalPicture.of("", "", "\u001B[2Jcleared"))
        .hasMessageStartingWith("a code that is not drawn: ");
  }

  /** Names, settings and commands are in a font of their own; the rest is prose. */
  @Test
  void theGroupIsTheOneOfTheExample() throws IOException {
    String picture = Files.readString(PICTURES.resolve("group.svg"));
    StringBuilder truth = new StringBuilder(Files.readString(Path.of("docs/operating.md")));
    try (Stream<Path> files = Files.list(Path.of("examples/sidekiq/systemd"))) {
      for (Path file : files.toList()) {
        truth.append(file.getFileName()).append('\n').append(Files.readString(file));
      }
    }
    int checked = 0;
    for (MatchResult code :
        Pattern.compile("<text class=\"code\"[^>]*>([^<]+)</text>")
            .matcher(picture)
            .results()
            .toList()) {
      assertThat(truth.toString()).contains(code.group(1));
      checked++;
    }
    assertThat(checked).isGreaterThan(8);
  }

  @Test
  void theReadmeHasThemWithATextForThoseWhoDoNotSeeThem() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<Path> pictures = Files.list(PICTURES)) {
      for (Path picture : pictures.toList()) {
        assertThat(readme).containsPattern("!\\[[^]]{40,}]\\(" + picture + "\\)");
      }
    }
  }
}
