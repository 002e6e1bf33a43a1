package io.github.unitgen.render.systemd;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Breaks the long lines of a unit for systemds that cut them (before 235): lists of units become
 * several assignments, commands are continued on the next line.
 */
final class LongLines {
  /** LINE_MAX is 2048: what fgets(3) reads at once, its line break and NUL included. */
  static final int MOST_BYTES = 2046;

  private static final Set<String> LISTS = Set.of("Wants", "Requires", "After", "Before");

  private LongLines() {}

  /** The unit with every line that can be broken broken where it must be. */
  static String fit(String unit) {
    if (unit.lines().allMatch(LongLines::fits)) {
      return unit;
    }
    StringBuilder out = new StringBuilder();
    UnitFile file = UnitParser.parse(new Source("", unit));
    for (UnitFile.Line line : file.lines()) {
      String text = file.source().slice(line.span());
      boolean breaks = line instanceof Assignment && !fits(text);
      out.append(breaks ? broken((Assignment) line, text) : text);
    }
    return out.toString();
  }

  /** Whether systemd before 235 reads all of the line. */
  static boolean fits(String line) {
    return line.length() * 3 <= MOST_BYTES
        || line.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  private static String broken(Assignment assignment, String text) {
    if (LISTS.contains(assignment.key())) {
      String key = assignment.key() + "=";
      List<String> words = List.of(assignment.value().split(" +", -1));
      return key + String.join("\n" + key, rows(words, key.length())) + "\n";
    }
    if (assignment.section().equals("Service") && assignment.key().startsWith("Exec")) {
      String key = assignment.key() + "=";
      List<String> rows = rows(words(assignment.value()), key.length() + 2);
      return key + String.join(" \\\n", rows) + "\n";
    }
    return text;
  }

  /** The words of a command as they are written; a quoted blank parts none. */
  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (ExecLine.Command command : ExecLine.read(value).commands()) {
      for (Word word : command.words()) {
        int from = word.span().start();
        words.add(value.substring(start, from).strip());
        start = from;
      }
    }
    words.add(value.substring(start));
    return words;
  }

  private static List<String> rows(List<String> words, int around) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    int bytes = around;
    for (String word : words) {
      int more = word.getBytes(StandardCharsets.UTF_8).length + 1;
      if (!row.isEmpty() && bytes + more > MOST_BYTES) {
        rows.add(row.toString());
        row.setLength(0);
        bytes = around;
      }
      row.append(row.isEmpty() ? "" : " ").append(word);
      bytes += more;
    }
    rows.add(row.toString());
    return rows;
  }
}
