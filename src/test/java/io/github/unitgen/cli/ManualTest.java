package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.cli.manual.ManualPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ManualTest {
  private static final Path PROSE = Path.of("docs/man");

  @Test
  void eachOptionOfEachCommandIsInItsPage() throws IOException {
    Map<String, String> pages = pages();
    Map<String, CommandLine> commands = Program.spec(List.of()).subcommands();
    assertThat(pages).hasSize(commands.size() + 1).containsKey("unitgen");
    commands.forEach(
        (name, command) -> {
          String options = section(pages.get("unitgen-" + name), "OPTIONS");
          for (OptionSpec option : command.getCommandSpec().options()) {
            for (String word : option.names()) {
              assertThat(options).contains("\\fB" + word.replace("-", "\\-") + "\\fR");
            }
            String help = String.join(" ", option.description()).replace("`", "");
            assertThat(spoken(options)).contains(help);
          }
        });
  }

  @Test
  void eachCommandIsInThePageOfTheProgram() throws IOException {
    String commands = section(pages().get("unitgen"), "COMMANDS");
    for (String name : Program.spec(List.of()).subcommands().keySet()) {
      assertThat(commands).contains("\n\\fB" + name + "\\fR\n");
    }
  }

  @Test
  void eachPageHasItsSections() throws IOException {
    pages()
        .forEach(
            (name, page) -> {
              for (String title :
                  List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "\"EXIT STATUS\"")) {
                assertThat(section(page, title)).as(name + ": " + title).isNotBlank();
              }
              for (String title : List.of("ENVIRONMENT", "EXAMPLES", "\"SEE ALSO\"")) {
                assertThat(section(page, title)).as(name + ": " + title).isNotBlank();
              }
            });
  }

  @Test
  void eachExampleIsACommandLineThatTheProgramTakes() throws IOException {
    List<String> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(PROSE)) {
      for (Path file : files.toList()) {
        Matcher fence =
            Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(file));
        while (fence.find()) {
          examples.addAll(fence.group(1).lines().toList());
        }
      }
    }
    assertThat(examples).hasSizeGreaterThan(10);
    for (String example : examples) {
      String command = example.replaceAll("^source <\\((.*)\\)$|( [|>] .*)$", "$1");
      List<String> words = new ArrayList<>();
      Matcher word = Pattern.compile("'([^']*)'|\\S+").matcher(command);
      while (word.find()) {
        words.add(word.group(1) == null ? word.group() : word.group(1));
      }
      assertThat(words.remove(0)).as(example).isEqualTo("unitgen");
      // What is wrong is an exception, and an option or a command that is not known too.
      new CommandLine(Program.spec(List.of())).parseArgs(words.toArray(String[]::new));
    }
  }

  @Test
  void textIsNeverTakenForARequestOrAnEscape() throws IOException {
    pages()
        .forEach(
            (name, page) -> {
              assertThat(page.lines().filter(line -> line.startsWith(".")))
                  .as(name)
                  .allMatch(line -> line.matches("\\.(TH|SH|PP|TP|RS|RE|EX|EE|br)\\b.*"));
              assertThat(page)
                  .as(name)
                  .doesNotContain("`")
                  .matches(Pattern.compile("\\p{ASCII}*", Pattern.DOTALL));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2026-01-01",
    "2026-01-01T00:30:00+01:00, 2025-12-31",
    "1767225600, 2026-01-01",
    "0, 1970-01-01"
  })
  void thePagesBearTheDayThatTheBuildIsGiven(String time, String day) {
    assertThat(SharedFiles.date(time)).isEqualTo(day);
  }

  @Test
  void theSameFilesAreWrittenEachTime(@TempDir Path folder) throws IOException {
    for (String name : List.of("one", "two")) {
      SharedFiles.main(new String[] {folder.resolve(name).toString(), PROSE.toString(), "0"});
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder.resolve("one"))) {
      files = all.filter(Files::isRegularFile).map(folder.resolve("one")::relativize).toList();
    }
    assertThat(files)
        .contains(Path.of("man/man1/unitgen-lint.1"), Path.of("zsh/site-functions/_unitgen"))
        .hasSize(Program.spec(List.of()).subcommands().size() + 4);
    for (Path file : files) {
      assertThat(folder.resolve("one").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
    }
  }

  private static Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    for (ManualPage page : SharedFiles.pages(PROSE)) {
      pages.put(page.name(), page.text("1.0", "2026-01-01"));
    }
    return pages;
  }

  private static String section(String page, String title) {
    int at = page.indexOf(".SH " + title + "\n");
    assertThat(at).as(title).isNotNegative();
    int end = page.indexOf(".SH ", at + 1);
    return page.substring(at + title.length() + 5, end < 0 ? page.length() : end);
  }

  /** The text as it is read: without marks, in one line. */
  private static String spoken(String text) {
    return text.replaceAll("\\\\f[BIR]|(?m)^\\\\&", "").replace("\\-", "-").replace("\n", " ");
  }
}
