package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import java.util.List;

/** What a {@link Fixer} asks about each text on its way; equal texts get equal answers. */
public interface Examination {
  /** What is wrong with the text; the fixes to apply are among these. */
  List<Diagnostic> findings(Source text);

  /** The findings whose errors must not become more, also those of rules that nobody asked for. */
  List<Diagnostic> guard(Source text);

  /** Where the init stops to read the text; its length where it reads all of it. */
  int readTo(Source text);
}
