package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that nobody means; {@code LinearStepsTest} counts what they cost. */
class HugeManifestTest {
  private static final String HEAD = "unitgen: 1\nname: workers\n";

  @Test
  void refusesAFileOfTenMegabytes() {
    String line = "# ten megabytes of comments\n";
    assertThat(messages(HEAD + line.repeat(10_000_000 / line.length())))
        .containsExactly("the file is longer than 1 MiB");
  }

  @Test
  void refusesTwentyThousandNestedBrackets() {
    for (String open : List.of("[", "{a: ", "- ", "? ", "[{")) {
      assertThat(messages(HEAD + "x-a:\n  " + open.repeat(20_000)))
          .containsExactly("the value is nested deeper than 64 levels");
    }
  }

  @Test
  void takesSixtyLevelsThatOnlyAliasesReach() {
    StringBuilder text = new StringBuilder(HEAD + "x-0: &a0 x\n");
    for (int i = 1; i < 80; i++) {
      text.append("x-").append(i).append(": &a").append(i);
      text.append(" [*a").append(i - 1).append("]\n");
    }
    assertThat(messages(text.toString()))
        .containsExactly("the value is nested deeper than 64 levels");
  }

  @Test
  void refusesAnAliasBomb() {
    StringBuilder text = new StringBuilder(HEAD + "x-0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      text.append("x-").append(i).append(": &a").append(i);
      text.append(" [*a").append(i - 1).append(", *a").append(i - 1).append("]\n");
    }
    assertThat(messages(text.toString()))
        .containsExactly("the file has over 20,000 values when its aliases are expanded");
  }

  @Test
  void refusesMoreProcessesThanAGroupCanHave() {
    String processes = lines(1001, "  p# : { command: run }\n");
    assertThat(messages(HEAD + "processes:\n" + processes))
        .containsExactly("too many processes with defaults for one group");
    String defaults = "defaults:\n  command: run\n  env:\n" + lines(900, "    A#: 1\n");
    assertThat(messages(HEAD + defaults + "processes:\n" + lines(900, "  p#: {}\n")))
        .containsExactly("too many processes with defaults for one group");
  }

  @Test
  void readsAThousandProcessesThatWaitForEachOther() {
    String processes =
        IntStream.range(0, 1000)
            .mapToObj(i -> "  p" + i + ": { command: run, after: p" + (i + 1) % 1000 + " }\n")
            .collect(Collectors.joining());
    assertThat(messages(HEAD + "processes:\n" + processes))
        .containsExactly("dependency cycle of 1000 processes");
  }

  @Test
  void reportsEachOfManyProblems() {
    String head = HEAD + "processes:\n  web:\n    command: run\n";
    assertThat(messages(head + lines(9_000, "    unknown_key_#: x\n"))).hasSize(9_000);
    String directives = "    systemd:\n      Service:\n";
    assertThat(messages(head + directives + lines(9_000, "        LimitUnknown#: x\n")))
        .hasSize(9_000);
    String after = "    after: [" + lines(15_000, "né#, ") + "]\n";
    assertThat(messages(head + after)).hasSize(15_000);
    String limits = "    limits: { " + lines(9_000, "é#: 1, ") + "}\n";
    assertThat(messages(head + limits)).hasSize(9_000);
  }

  @Test
  void readsALongCommand() {
    String head = HEAD + "processes:\n  web:\n    command: ";
    assertThat(messages(head + "é$x ".repeat(250_000))).hasSize(20);
    assertThat(messages(head + "run " + "{{x}}".repeat(20_000))).hasSize(20_000);
    assertThat(messages(head + "run " + "{{x}} ".repeat(20_000))).hasSize(20_000);
    assertThat(messages(head + "'" + "x ''".repeat(100_000) + "'")).isEmpty();
    assertThat(messages(head + "[" + "\"\\u00e9\", ".repeat(19_000) + "]")).isEmpty();
  }

  @Test
  void refusesAStringThatNoProgramCanBeGiven() {
    String word = "x".repeat(131_072);
    String head = HEAD + "processes:\n  web:\n    ";
    assertThat(messages(head + "command: run " + word.substring(1))).isEmpty();
    assertThat(messages(head + "command: run " + word))
        .containsExactly("word of `command` is longer than 128 KiB");
    assertThat(messages(head + "command: run\n    env: { A: " + word.substring(3) + " }"))
        .isEmpty();
    assertThat(messages(head + "command: run\n    env: { A: " + word.substring(2) + " }"))
        .containsExactly("`A` and its value are longer than 128 KiB");
    String instance = word.substring(4) + "{{instance}}";
    assertThat(messages(head + "count: 2\n    command: [run, \"" + instance + "\"]"))
        .containsExactly("word of `command` is longer than 128 KiB");
    assertThat(messages(head + "shell: true\n    command: run " + word))
        .containsExactly("word of `command` is longer than 128 KiB");
  }

  private static String lines(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.replace("#", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  private static List<String> messages(String text) {
    List<Diagnostic> problems =
        ManifestReader.read(List.of(new Source("manifest.yml", text)), List.of()).problems();
    assertThat(new TextReporter(false).report(problems)).isNotNull();
    return problems.stream().map(Diagnostic::message).toList();
  }
}
