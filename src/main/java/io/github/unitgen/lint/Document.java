package io.github.unitgen.lint;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;

/**
 * A text to lint, its kind, and the available files of the machine that it is for. The name of the
 * source is the path as the caller wrote it.
 */
public record Document(Source source, Kind kind, Image image) {
  /** Creates a document for an unknown machine. */
  public Document(Source source, Kind kind) {
    this(source, kind, Image.NONE);
  }
}
