package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.workspace.FullCriteria;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files found in the wild, where they are at hand: a false alarm there is worse than silence. */
class CorpusLintTest {
  private static final Path CORPUS = Path.of("../shared/corpus");
  private static final Path DEPLOYED = Path.of("docs/linting-deployed-files.md");

  /** Inputs of systemd's own tests, which nobody deploys. */
  private static final List<String> NOT_DEPLOYED = List.of("/systemd-tests/", "/systemd-fuzz/");

  @BeforeEach
  void isAtHand() {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus ../shared/corpus is not here");
  }

  private static List<Path> files(String kind) throws IOException {
    try (Stream<Path> walk = Files.walk(CORPUS.resolve("dev").resolve(kind))) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Diagnostic> lint(Path file, Targets targets) throws IOException {
    Source source = Source.of(file.toString(), Files.readAllBytes(file));
    Recognized recognized = Recognizer.recognize(source, true);
    if (recognized.kind().isEmpty()) {
      return List.of();
    }
    return Linter.lint(
        new Document(source, recognized.kind().get()),
        Criteria.ofRules(targets, Selection.DEFAULT));
  }

  /** What systemd 252 says of each unit, but for programs that its machine does not have. */
  private static Set<String> acceptedBySystemd() throws IOException {
    Set<String> accepted = new TreeSet<>();
    for (String line : Files.readAllLines(CORPUS.resolve("dev/verify.tsv"))) {
      String[] cells = line.split("\t", -1);
      boolean silent =
          Stream.of(cells[5].split(" \\| ", -1))
              .allMatch(message -> message.isEmpty() || message.contains("is not executable"));
      if (silent && NOT_DEPLOYED.stream().noneMatch(cells[0]::contains)) {
        accepted.add(cells[0]);
      }
    }
    return accepted;
  }

  @Test
  void noErrorOnADeployedFileThatItsInitAcceptsButForThoseThatTheDocumentationExplains()
      throws IOException {
    Set<String> accepted = acceptedBySystemd();
    Set<String> withErrors = new TreeSet<>();
    List<Diagnostic> errors = new ArrayList<>();
    for (String kind : List.of("systemd", "upstart")) {
      for (Path file : files(kind)) {
        String name = CORPUS.relativize(file).toString();
        String text = Source.of(name, Files.readAllBytes(file)).text();
        boolean accepts =
            kind.equals("systemd")
                ? accepted.contains(name)
                : JobParser.parse(new Source(name, text)).error().isEmpty();
        if (accepts) {
          for (Diagnostic finding : lint(file, Targets.NEWEST)) {
            if (finding.severity() == Severity.ERROR) {
              errors.add(finding);
              withErrors.add(name.substring("dev/".length()));
            }
          }
        }
      }
    }
    String explained = Files.exists(DEPLOYED) ? Files.readString(DEPLOYED) : "";
    withErrors.removeIf(explained::contains);
    assertThat(withErrors).as(new TextReporter(false).report(errors)).isEmpty();
    assertThat(explained.lines().filter(line -> line.startsWith("| `")).count())
        .isLessThanOrEqualTo(5);
  }

  @Test
  void atMostAThirdOfTheUnitsOfDebianGetAWarning() throws IOException {
    int units = 0;
    Map<String, List<String>> warned = new TreeMap<>();
    for (Path file : files("systemd")) {
      String name = CORPUS.relativize(file).toString();
      if (name.contains("/debian-")) {
        units++;
        for (Diagnostic finding : lint(file, Targets.NEWEST)) {
          if (finding.severity().compareTo(Severity.WARNING) >= 0) {
            warned.computeIfAbsent(name, key -> new ArrayList<>()).add(finding.rule());
          }
        }
      }
    }
    assertThat(warned.size()).as(warned.toString()).isLessThanOrEqualTo(units / 3);
  }

  @Test
  void everyFileOfAnyKindIsLintedWithoutAFault() throws IOException {
    for (Path file : files(".")) {
      Source source = Source.of(file.toString(), Files.readAllBytes(file));
      for (Kind kind : Kind.values()) {
        Linter.lint(new Document(source, kind), FullCriteria.ofDefaults());
      }
    }
  }
}
