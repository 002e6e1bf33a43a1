package io.github.unitgen.lint.rules.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real Upstart refused is refused with its words on its line, and nothing else is. */
class OracleFindingsTest {
  private static final Path FOLDER = Path.of("test-fixtures/upstart/oracle");

  /** The rules that stand for Upstart's own errors; U008 also warns of what it takes. */
  private static final Set<String> REFUSALS =
      Set.of("U001", "U003", "U004", "U008", "U009", "U010", "U015", "U016", "U017", "U601");

  static Stream<Arguments> jobs() throws IOException {
    return Files.readAllLines(FOLDER.resolve("verdicts.tsv"), StandardCharsets.UTF_8).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(row -> Arguments.of(row[0], row[1], row[2], row[3]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jobs")
  void agreesWithUpstart(String file, String verdict, String line, String message)
      throws IOException {
    byte[] bytes = Files.readAllBytes(FOLDER.resolve("conf").resolve(file));
    Source source = Source.of(file, bytes);
    List<Diagnostic> refusals =
        Linter.lint(
                new Document(source, Kind.UPSTART),
                Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT))
            .stream()
            .filter(finding -> REFUSALS.contains(finding.rule()))
            .filter(finding -> finding.severity() == Severity.ERROR)
            .filter(finding -> verdict.equals("error") || !finding.rule().equals("U008"))
            .toList();
    if (verdict.equals("ok")) {
      assertThat(refusals).isEmpty();
      return;
    }
    assertThat(refusals).hasSize(1);
    Diagnostic refusal = refusals.get(0);
    assertThat(refusal.message()).startsWith(message + ": ");
    assertThat(refusal.message().length()).as(refusal.message()).isLessThanOrEqualTo(90);
    assertThat(List.of(lineOf(refusal, false), lineOf(refusal, true)))
        .contains(Integer.parseInt(line));
  }

  private static int lineOf(Diagnostic finding, boolean end) {
    int offset = end ? finding.at().span().end() : finding.at().span().start();
    return finding.at().source().lineAt(offset);
  }
}
