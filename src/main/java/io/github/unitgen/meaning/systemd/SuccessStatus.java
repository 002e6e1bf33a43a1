package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The results of the main process that a unit counts as a success besides the usual ones: exit
 * codes by number or name, signals by name with SIG.
 */
public record SuccessStatus(Set<String> words) {
  private static final SuccessStatus USUAL = new SuccessStatus(Set.of());

  public SuccessStatus {
    words = Set.copyOf(words);
  }

  /** Reads SuccessExitStatus=; the words of several lines add up (systemd.service(5)). */
  public static SuccessStatus of(UnitInput unit) {
    List<Assignment> lines = unit.effective("Service", "SuccessExitStatus");
    if (lines.isEmpty()) {
      return USUAL;
    }
    Set<String> words = new TreeSet<>();
    for (Assignment line : lines) {
      for (String word : line.value().split("[ \t]+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return new SuccessStatus(words);
  }

  /** Whether an exit with {@code code} counts. */
  public boolean hasCode(int code) {
    return words.contains(Integer.toString(code));
  }
}
