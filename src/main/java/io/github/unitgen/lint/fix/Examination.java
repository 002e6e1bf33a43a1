package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.List;

/**
 * The questions that a {@link Fixer} asks about each version of a text; equal texts must have equal
 * answers.
 */
public interface Examination {
  /** Returns the findings in the text; the fixes to apply are among these. */
  List<Diagnostic> findings(Source text);

  /** Returns the findings whose errors must not increase, including those of rules that are off. */
  List<Diagnostic> guard(Source text);

  /**
   * Returns the offset at which the init stops reading the text, or its length if all of it is
   * read.
   */
  int readTo(Source text);
}
