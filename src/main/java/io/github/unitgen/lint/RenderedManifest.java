package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.meaning.Origin;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;

/** A manifest as it was rendered, in memory. Used by one thread. */
public interface RenderedManifest {
  /** What rendering reports. */
  List<Diagnostic> problems();

  /** The files of the group, as they would lie in their folder; none where rendering failed. */
  List<Document> files();

  /** Where the manifest has what one of the files says at {@code span}. */
  Origin origin(Source file, Span span);
}
