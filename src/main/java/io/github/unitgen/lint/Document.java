package io.github.unitgen.lint;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;

/**
 * A text to lint, what it is, and what is at hand of the machine that it is for. The name of the
 * source is the path as it was given.
 */
public record Document(Source source, Kind kind, Image image) {
  /** A text of which no machine is known. */
  public Document(Source source, Kind kind) {
    this(source, kind, Image.NONE);
  }
}
