package io.github.unitgen.diagnostic;

import io.github.unitgen.source.Span;

/**
 * A replacement of the text at {@code span}; an empty {@code text} deletes, an empty span inserts.
 */
public record Edit(Span span, String text) {}
