package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unit files as they are deployed. */
class UnitCorpusTest {
  private static final Path FOLDER = Path.of("../shared/corpus/dev");

  @BeforeEach
  void theCorpusIsThere() {
    assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is absent: nothing to lint");
  }

  @Test
  void readsAndPrintsEveryFileAndStopsAtNone() throws IOException {
    for (Path file : files()) {
      Source source = Source.of(file.toString(), Files.readAllBytes(file));
      assertThat(UnitParser.parse(source).print()).as(file.toString()).isEqualTo(source.text());
      assertThat(StructureRules.lint(source)).as(file.toString()).isNotNull();
    }
  }

  @Test
  void findsNoErrorInWhatSystemdTakesWithoutAWord() throws IOException {
    Set<String> silent = silent();
    List<String> errors = new ArrayList<>();
    for (Path file : files()) {
      String name = FOLDER.relativize(file).toString();
      if (silent.contains(name) && !isTestOfSystemd(name)) {
        StructureRules.lint(file, 252).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(StructureRules::line)
            .forEach(errors::add);
      }
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void warnsOfFewFilesOfADistribution() throws IOException {
    int all = 0;
    Set<String> warned = new TreeSet<>();
    List<String> lines = new ArrayList<>();
    for (Path file : files()) {
      if (file.toString().contains("/debian-") && isUnit(file)) {
        all++;
        List<Diagnostic> loud =
            StructureRules.lint(file).stream().filter(StructureRules::isLoud).toList();
        loud.forEach(finding -> lines.add(StructureRules.line(finding)));
        if (!loud.isEmpty()) {
          warned.add(file.toString());
        }
      }
    }
    assertThat(warned.size()).as("%s", lines).isLessThan(all / 20);
  }

  private static boolean isUnit(Path file) throws IOException {
    return Recognizer.recognize(Source.of(file.toString(), Files.readAllBytes(file)), true)
        .kind()
        .filter(Kind.SYSTEMD::equals)
        .isPresent();
  }

  private static boolean isTestOfSystemd(String name) {
    return name.contains("/systemd-tests/") || name.contains("/systemd-fuzz/");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve("systemd"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Files of which verify of systemd 252 says nothing. */
  private static Set<String> silent() throws IOException {
    Set<String> silent = new HashSet<>();
    for (String line : Files.readAllLines(FOLDER.resolve("verify.tsv"))) {
      String[] row = line.split("\t", -1);
      if (row.length > 5 && row[1].equals("0") && row[5].isEmpty()) {
        silent.add(row[0]);
      }
    }
    return silent;
  }
}
