package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.meaning.Origin;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;

/** A manifest as it was rendered, in memory. For use by one thread. */
public interface RenderedManifest {
  /** Returns the problems that rendering reports. */
  List<Diagnostic> problems();

  /**
   * Returns the files of the group, as they would be in their folder; empty if rendering failed.
   */
  List<Document> files();

  /** Returns the place in the manifest that {@code span} of one of the files comes from. */
  Origin origin(Source file, Span span);
}
