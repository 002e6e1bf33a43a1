package io.github.unitgen.workspace;

import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.util.Optional;

/** Tells rendered files, which only their manifest may change. */
final class RenderedFrom {
  private RenderedFrom() {}

  /** The manifest that the file names as its origin; empty for any other file. */
  static Optional<String> manifest(Source source) {
    return Ownership.begins(source.text(), 0)
        ? Ownership.of(Source.encode(source.text())).map(Ownership::manifest)
        : Optional.empty();
  }
}
