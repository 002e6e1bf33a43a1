package io.github.unitgen.lint;

import io.github.unitgen.source.Source;

/** A text to lint, and what it is. The name of the source is the path as it was given. */
public record Document(Source source, Kind kind) {}
