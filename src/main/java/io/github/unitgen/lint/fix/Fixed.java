package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.List;

/**
 * What became of a text: {@code mended} are the findings whose fixes were applied, in the order in
 * which that happened; {@code remaining} is what is wrong with {@code source} now; {@code leftOut}
 * are those of them whose fix would bring an error or go round in circles. Not {@code finished}
 * says that more could be mended by another run.
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
