package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/coming-from} are walk-throughs: a block whose first line names a file
 * ({@code ```text Procfile}) is that file, and a {@code console} block is a command and what it
 * prints, first on the output. {@code -Dunitgen.accept=true} writes what it prints.
 */
class ComingFromTest {
  private static final Path PAGES = Path.of("docs/coming-from");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)(?: (\\S+))?\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void printsWhatThePageShows(Path page) throws IOException {
    String text = Files.readString(page);
    StringBuilder shown = new StringBuilder();
    try (Transcript session = new Transcript(ComingFromTest.class)) {
      Matcher block = BLOCK.matcher(text);
      while (block.find()) {
        String body = block.group(3);
        if (block.group(2) != null) {
          session.file(block.group(2), body);
        } else if (block.group(1).equals("console")) {
          body = run(session, body.lines().findFirst().orElseThrow());
        }
        String head = "```" + block.group(1);
        head += block.group(2) == null ? "" : " " + block.group(2);
        block.appendReplacement(shown, Matcher.quoteReplacement(head + "\n" + body + "```"));
      }
      block.appendTail(shown);
    }
    if (Accept.isOn()) {
      Files.writeString(page, shown.toString());
    }
    assertThat(Files.readString(page)).isEqualTo(shown.toString());
  }

  private static String run(Transcript session, String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    assertThat(words.subList(0, 2)).containsExactly("$", "unitgen");
    session.run(words.subList(2, words.size()).toArray(String[]::new));
    return command + "\n" + session.out() + session.err();
  }
}
