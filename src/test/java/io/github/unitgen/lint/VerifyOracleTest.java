package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code systemd-analyze verify} of systemd 252 says of a unit, the linter says too. */
class VerifyOracleTest {
  private static final Path FOLDER = Path.of("../shared/oracles/systemd-verify");

  /** Units with a fault that verify says nothing about. */
  private static final Set<String> LOUD_THOUGH_SILENT =
      Set.of(
          // Alias= of another type: only enabling the unit fails.
          "73-install-alias-type.service",
          // Old names and encodings that systemd takes without a word.
          "e1-crlf.service",
          "e2-bom.service",
          // %i of a plain unit is empty; Requires= orders nothing.
          "50-specifier-i-nontemplate.service",
          "76-requires-nonexistent.service",
          // Of two values the last one counts.
          "f1-dup-scalar.service",
          // Commands that go into the background, or that no shell reads; log files; sudo.
          "23-exec-pipe.service",
          "h1-unset-var.service",
          // A date format, in which systemd reads specifiers.
          "51-specifier-date.service",
          "22-exec-shell-syntax.service",
          "29-exec-nohup-amp.service",
          "32-exec-sudo.service",
          "45-stdout-file.service",
          "h3-screen-tmux.service",
          // Two settings that rule each other out.
          "87-conflicts-requires.service",
          "a4-memoryhigh-gt-max.service",
          // Restarts that follow at once use up the limit of starts.
          "c8-restartsec-zero-always.service",
          // Names that are none of a unit: dropped without a word.
          "71-install-wantedby-service-name.service",
          "85-after-comma.service");

  @BeforeEach
  void theOracleIsThere() {
    assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is absent: nothing to compare with");
  }

  @Test
  void saysWhatVerifySays() throws IOException {
    List<String> missed = new ArrayList<>();
    for (String[] row : verdicts()) {
      for (String message : row[2].split(" ⏎ ", -1)) {
        if (!message.isEmpty() && !isAboutTheMachine(message) && !says(row[0], message)) {
          missed.add(row[0] + ": " + message);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void isQuietWhereVerifyIsAndNothingIsWrong() throws IOException {
    List<String> loud = new ArrayList<>();
    for (String[] row : verdicts()) {
      if (row[2].isEmpty() && !LOUD_THOUGH_SILENT.contains(row[0])) {
        lint(row[0]).stream()
            .filter(StructureRules::isLoud)
            .map(StructureRules::line)
            .forEach(loud::add);
      }
    }
    assertThat(loud).isEmpty();
  }

  private static boolean says(String file, String message) throws IOException {
    int line = lineOf(file, message);
    // That a name of an account is unusual systemd says in passing, and takes it.
    boolean passing = message.startsWith("Accepting user/group name");
    return lint(file).stream()
        .filter(finding -> passing || StructureRules.isLoud(finding))
        .anyMatch(finding -> line == 0 || StructureRules.lineOf(finding) == line);
  }

  /** The line that a message is about; 0 where it does not say. */
  private static int lineOf(String file, String message) {
    if (!message.startsWith(file + ":")) {
      return 0;
    }
    String rest = message.substring(file.length() + 1);
    int colon = rest.indexOf(':');
    String number = colon < 0 ? "" : rest.substring(0, colon);
    return !number.isEmpty() && number.chars().allMatch(Character::isDigit)
        ? Integer.parseInt(number)
        : 0;
  }

  private static boolean isAboutTheMachine(String message) {
    return message.contains(" is not executable: ") || message.endsWith(" not found.");
  }

  private static List<Diagnostic> lint(String file) throws IOException {
    Path path = FOLDER.resolve("cases").resolve(file);
    Source source = Source.of(file, Files.readAllBytes(path));
    Targets targets =
        new Targets(SystemdVersions.of(252), Targets.NEWEST.upstart(), Targets.NEWEST.dialect());
    return Linter.lint(
        new Document(source, Kind.SYSTEMD), Criteria.ofRules(targets, Selection.DEFAULT));
  }

  private static List<String[]> verdicts() throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve("verdicts.tsv"));
    return lines.subList(1, lines.size()).stream()
        .map(line -> line.split("\t", -1))
        .filter(row -> row.length > 2)
        .toList();
  }
}
