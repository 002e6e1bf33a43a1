package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every finding of every rule over all files that unitgen has of its own, one a line: a change of a
 * rule shows as a change of this list.
 */
class FindingsSnapshotTest {
  private static final Path SNAPSHOT = Path.of("test-fixtures/lint/findings.txt");

  @Test
  void everyFindingOverTheFixturesIsAsItWas() throws IOException {
    Selection all = Selection.DEFAULT;
    for (Profile profile : Profile.values()) {
      all = all.then(profile.label(), Effect.ON);
    }
    Criteria criteria = Criteria.ofRules(Targets.NEWEST, all);
    StringBuilder snapshot = new StringBuilder();
    for (String folder : List.of("examples", "test-fixtures")) {
      List<Path> files;
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        files = walk.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        lint(Source.of(file.toString(), Files.readAllBytes(file)), criteria, snapshot);
      }
    }
    Accept.same(SNAPSHOT, snapshot.toString());
  }

  private static void lint(Source source, Criteria criteria, StringBuilder snapshot) {
    Recognized recognized = Recognizer.recognize(source, true);
    if (recognized.kind().isEmpty()) {
      return;
    }
    for (Diagnostic finding :
        Linter.lint(new Document(source, recognized.kind().get()), criteria)) {
      Source.Position at = source.at(finding.at().span().start());
      String message =
          finding
              .message()
              .codePoints()
              .map(
                  c ->
                      Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                          ? '?'
                          : c)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      snapshot
          .append(source.name())
          .append(':')
          .append(at.line())
          .append(':')
          .append(at.column())
          .append(": ")
          .append(finding.severity().label())
          .append('[')
          .append(finding.rule())
          .append("] ")
          .append(message)
          .append('\n');
    }
  }
}
