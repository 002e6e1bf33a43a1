package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ends of the main process that a unit counts as a success besides those that always are one:
 * exit codes as numbers or by their names, signals by their names with SIG.
 */
public record SuccessStatus(Set<String> words) {
  public SuccessStatus {
    words = Set.copyOf(words);
  }

  /** What SuccessExitStatus= says; the words of several lines add up (systemd.service(5)). */
  public static SuccessStatus of(UnitInput unit) {
    Set<String> words = new TreeSet<>();
    for (Assignment line : unit.effective("Service", "SuccessExitStatus")) {
      for (String word : line.value().split("[ \t]+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return new SuccessStatus(words);
  }

  /** Whether an exit with {@code code} is one of them. */
  public boolean hasCode(int code) {
    return words.contains(Integer.toString(code));
  }
}
