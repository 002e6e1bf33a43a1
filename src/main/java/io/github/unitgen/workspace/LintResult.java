package io.github.unitgen.workspace;

import io.github.unitgen.report.LintRun;
import io.github.unitgen.workspace.config.Threshold;
import java.util.List;
import java.util.Optional;

/**
 * The result of a request.
 *
 * @param run the findings that are not in the baseline, and the applied fixes; after fixes what is
 *     left, unless they are only given back
 * @param gone how many findings of the baseline are no longer there
 * @param failOn what the configuration says of it
 * @param changed the texts that fixes changed, in the order of the files
 * @param notes one line for each finding that could not be fixed
 * @param input what the input of the request is now, where fixes were asked for
 */
public record LintResult(
    LintRun run,
    int gone,
    Optional<Threshold> failOn,
    List<Changed> changed,
    List<String> notes,
    Optional<String> input) {
  public LintResult {
    changed = List.copyOf(changed);
    notes = List.copyOf(notes);
  }

  /** A text with another one after its fixes. */
  public record Changed(String name, String before, String after) {}
}
