package io.github.unitgen.lint.rules.upstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs that were deployed, and so work. */
class UpstartCorpusTest {
  private static final Path CORPUS = Path.of("../shared/corpus/dev/upstart");
  private static final String CHROMEOS = "chromiumos";
  private static final List<String> OURS =
      List.of(
          "U001", "U002", "U003", "U004", "U005", "U006", "U007", "U008", "U009", "U010", "U011",
          "U012", "U013", "U014", "U015", "U016", "U017", "U018", "U302", "U408", "U409", "U601",
          "U712", "U806");

  @Test
  void deployedJobsAreFine() throws IOException {
    assertThat(findings(false)).isEmpty();
  }

  @Test
  void jobsOfChromeosAreFineInItsDialect() throws IOException {
    assertThat(findings(true)).isEmpty();
  }

  private static List<String> findings(boolean chromeos) throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus of real jobs is not here");
    Targets targets = chromeos ? Targets.NEWEST.with(Targets.Dialect.CHROMEOS) : Targets.NEWEST;
    Selection selection = Selection.DEFAULT.then("all", Effect.OFF);
    for (String rule : OURS) {
      selection = selection.then(rule, Effect.ON);
    }
    Criteria criteria = Criteria.ofRules(targets, selection);
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      List<Path> jobs =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().contains(CHROMEOS) == chromeos)
              .toList();
      assertThat(jobs).hasSizeGreaterThan(50);
      for (Path job : jobs) {
        Source source = Source.of(job.toString(), Files.readAllBytes(job));
        for (Diagnostic finding : Linter.lint(new Document(source, Kind.UPSTART), criteria)) {
          found.add(job + ": " + finding.rule() + " " + finding.message());
        }
      }
    }
    return found;
  }
}
