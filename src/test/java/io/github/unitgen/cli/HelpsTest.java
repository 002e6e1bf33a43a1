package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;

class HelpsTest {
  private static final Pattern BEGINNING =
      Pattern.compile(
          """
          (?<sentence>[A-Z](?:[^.]|\\.(?=\\S))*\\.)

          Examples:
           {2}(?<one>\\S[^\n]*)
           {2}(?<two>\\S[^\n]*)

          Usage: unitgen(?<rest>.*)\
          """,
          Pattern.DOTALL);

  /** Commands that write what a shell reads. */
  private static final Pattern AROUND = Pattern.compile("^source <\\((.*)\\)$|( [|>] .*)$");

  static Stream<CommandLine> commands() {
    CommandLine program = new CommandLine(Program.spec(List.of()));
    return Stream.concat(Stream.of(program), program.getSubcommands().values().stream());
  }

  private static String help(String... words) {
    return new CommandLine(Program.spec(List.of()))
        .getSubcommands()
        .get(words[0])
        .getUsageMessage();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachBeginsWithItsSentenceAndTwoExamplesOfTheCommand(CommandLine command) {
    Matcher beginning = BEGINNING.matcher(command.getUsageMessage());
    assertThat(beginning.matches()).as(command.getUsageMessage()).isTrue();
    assertThat(beginning.group("sentence").replace('\n', ' '))
        .isEqualTo(String.join(" ", command.getCommandSpec().usageMessage().header()));
    assertThat(beginning.group("rest")).doesNotContain("Examples:");
    List<String> examples = List.of(beginning.group("one"), beginning.group("two"));
    assertThat(examples).doesNotHaveDuplicates();
    for (String example : examples) {
      List<String> words = List.of(AROUND.matcher(example).replaceAll("$1").split(" "));
      assertThat(words.get(0)).isEqualTo("unitgen");
      ParseResult parsed =
          new CommandLine(Program.spec(List.of()))
              .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      boolean own = command.getParent() == null || parsed.isVersionHelpRequested();
      assertThat(own || parsed.subcommand().commandSpec().name().equals(command.getCommandName()))
          .as(example)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"completion", "explain", "help", "rules", "schema", "version", "versions"})
  void examplesThatReadNoFileSucceed(String command) {
    Matcher beginning = BEGINNING.matcher(help(command));
    assertThat(beginning.matches()).isTrue();
    for (String example : List.of(beginning.group("one"), beginning.group("two"))) {
      String line = AROUND.matcher(example).replaceAll("$1").substring("unitgen ".length());
      StringWriter err = new StringWriter();
      Console console =
          new Console(
              InputStream.nullInputStream(),
              new PrintWriter(Writer.nullWriter()),
              new PrintWriter(err),
              Path.of(""),
              Map.of(),
              false);
      assertThat(Main.run(line.split(" "), console)).as(example + ": " + err).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachShowsEveryOptionOnce(CommandLine command) {
    List<OptionSpec> shown = new ArrayList<>();
    Matcher line =
        Pattern.compile("(?m)^ {2}(?:-\\w, | {4})(--[\\w-]+)").matcher(command.getUsageMessage());
    while (line.find()) {
      shown.add(command.getCommandSpec().findOption(line.group(1)));
    }
    assertThat(shown).containsExactlyInAnyOrderElementsOf(command.getCommandSpec().options());
  }

  @ParameterizedTest
  @CsvSource({
    "lint, 'Rules:,Target machine:,Fixes and known findings:,Report and exit code:,Files:'",
    "render, 'Output:,Target and values:,Additional files:'",
    "remove, 'Deletion:,Target and values:'",
    "compare, 'Target and values:,Output:'",
    "import, 'Options for a Procfile:,Output:'",
    "migrate, 'Options for a Procfile:,Output:'"
  })
  void theLongOnesGroupTheirOptions(String command, String headings) {
    String help = help(command);
    List<String> found = new ArrayList<>();
    Matcher heading = Pattern.compile("\n\n([A-Z][^\n]*:)\n +-").matcher(help);
    while (heading.find()) {
      found.add(heading.group(1));
    }
    assertThat(found).containsExactly(headings.split(","));
  }

  @Test
  void groupsChangeNothingForOptionsThatAreMixedAndRepeated() {
    ParseResult line =
        parse(
            "lint --select S1 --format json --select S104 a --ignore X1 --exclude c --select S5"
                + " --fix -q b --exclude d --for rhel-7 --ignore X2");
    Map<String, Object> values =
        Map.of(
            "--select", List.of("S1", "S104", "S5"),
            "--ignore", List.of("X1", "X2"),
            "--exclude", List.of("c", "d"),
            "--for", List.of("rhel-7"),
            "--format", "json",
            "--fix", "safe",
            "--quiet", true);
    values.forEach(
        (name, value) -> {
          Object found = line.matchedOptionValue(name, null);
          assertThat(found).as(name).isEqualTo(value);
        });
    assertThat(line.matchedPositionalValue(0, List.of())).isEqualTo(List.of("a", "b"));
    ParseResult render =
        parse("render m.yml --set a=1 -o out --with sudoers --set b=2 --check --with cron");
    assertThat(render.matchedOptionValue("--set", List.of())).isEqualTo(List.of("a=1", "b=2"));
    assertThat(render.matchedOptionValue("--with", List.of()))
        .isEqualTo(List.of("sudoers", "cron"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lint --format json --format text",
        "lint --format json --select S1 --format text",
        "lint --fix=unsafe --select S1 -q --fix",
        "render m.yml -o a --target upstart -o b",
        "import -m a=1 -o x -m b=2",
        "migrate Procfile --port 1 --force --port 2"
      })
  void anOptionWithOneValueIsAcceptedOnceWhateverStandsBetween(String line) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(OverwrittenOptionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "versions"})
  void onlyFormatsThatTheCommandAcceptsAreOffered(String command) {
    assertThat(help(command)).contains("--format=FORMAT   text or json. Default: text.");
  }

  private static ParseResult parse(String line) {
    ParseResult parsed = new CommandLine(Program.spec(List.of())).parseArgs(line.split(" "));
    return parsed.subcommand();
  }
}
