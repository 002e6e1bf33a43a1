package io.github.unitgen.workspace;

import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import java.util.Optional;

/** Tells rendered files, which only their manifest may change. */
final class RenderedFrom {
  private RenderedFrom() {}

  /** Returns the manifest that the file names as its origin, or empty for any other file. */
  private static Optional<String> manifest(Source source) {
    return Ownership.begins(source.text(), 0)
        ? Ownership.of(Source.encode(source.text())).map(Ownership::manifest)
        : Optional.empty();
  }

  /**
   * Returns the line about a rendered file that a command leaves unchanged; empty for any other
   * file. {@code outcome} and {@code instead} complete it: "gets no comments", "ignore it there".
   */
  static Optional<String> note(Source source, String outcome, String instead) {
    return manifest(source)
        .map(
            manifest ->
                source.name()
                    + " "
                    + outcome
                    + ": it was rendered from "
                    + manifest
                    + "; "
                    + instead);
  }
}
