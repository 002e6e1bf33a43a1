package io.github.unitgen.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the linter and systemd are allowed to differ: test-fixtures/systemd/differences.tsv, a row
 * for each kind with its reason.
 */
final class KnownDifferences {
  private record Row(String kind, Pattern subject, Pattern text) {}

  private final List<Row> rows = new ArrayList<>();

  KnownDifferences() throws IOException {
    for (String line : Files.readAllLines(Path.of("test-fixtures/systemd/differences.tsv"))) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4 || cells[3].isBlank()) {
          throw new AssertionError("a row has a kind, a subject, a text and a reason: " + line);
        }
        rows.add(new Row(cells[0], Pattern.compile(cells[1]), Pattern.compile(cells[2])));
      }
    }
  }

  /** Whether the table has this: both patterns need only be found. */
  boolean has(String kind, String subject, String text) {
    return rows.stream()
        .anyMatch(
            row ->
                row.kind.equals(kind)
                    && row.subject.matcher(subject).find()
                    && row.text.matcher(text).find());
  }
}
