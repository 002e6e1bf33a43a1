package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.workspace.config.Threshold;
import java.util.List;
import java.util.Optional;

/**
 * What became of a request to suppress all findings.
 *
 * @param commented the files that got comments
 * @param left the findings that are still reported
 * @param notes why, a line each
 * @param troubles what could not be read or written
 * @param failOn what the configuration says of it
 */
public record IgnoreResult(
    List<Commented> commented,
    List<Diagnostic> left,
    List<String> notes,
    List<String> troubles,
    Optional<Threshold> failOn) {
  public IgnoreResult {
    commented = List.copyOf(commented);
    left = List.copyOf(left);
    notes = List.copyOf(notes);
    troubles = List.copyOf(troubles);
  }

  /** A file, the rules that its new comments name, and how many findings they suppress. */
  public record Commented(String file, List<String> rules, int count) {}
}
