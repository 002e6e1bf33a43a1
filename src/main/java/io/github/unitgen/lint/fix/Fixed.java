package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.List;

/**
 * The result of fixing a text.
 *
 * @param source the new text
 * @param mended the findings whose fixes were applied, in the order in which that happened
 * @param remaining the findings in {@code source}
 * @param leftOut those of the remaining findings whose fixes would cause an error or undo each
 *     other
 * @param finished false if another run could fix more
 */
public record Fixed(
    Source source,
    List<Diagnostic> mended,
    List<Diagnostic> remaining,
    List<Diagnostic> leftOut,
    boolean finished) {
  public Fixed {
    mended = List.copyOf(mended);
    remaining = List.copyOf(remaining);
    leftOut = List.copyOf(leftOut);
  }
}
