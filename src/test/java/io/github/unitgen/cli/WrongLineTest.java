package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class WrongLineTest {
  @ParameterizedTest
  @CsvSource({
    "lint --fxi, `--fix`",
    "lint --fixx=unsafe, `--fix`",
    "lint --statistic, `--statistics`",
    "lint --formt, `--format`",
    "lint --show, `--show-files` or `--show-settings` or `--show-skipped`",
    "lint --skipped, `--show-skipped`",
    "lint --colour=never, `--color`",
    "lint --output x, `--output-file`",
    "render --dryrun, `--dry-run`",
    "render --expain-values, `--explain-values`",
    "lnit, `init` or `lint`",
    "rendr x, `render`",
    "vers, `version` or `versions`",
    "check, `lint`",
    "fix a, `lint --fix`"
  })
  void aMistypedWordGetsTheOneThatIsMeant(String line, String meant) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(WrongLine.message(e)).contains("; did you mean " + meant + "? ("));
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove --prune", "lint --xyzzy", "lint -y", "lint --f", "xyzzy"})
  void aWordThatResemblesNothingGetsNoHint(String line) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(WrongLine.message(e)).doesNotContain("did you mean"));
  }

  private static void parse(String line) {
    new CommandLine(Program.spec(List.of())).parseArgs(line.split(" "));
  }
}
