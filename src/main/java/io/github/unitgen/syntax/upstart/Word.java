package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Span;

/**
 * A word of a stanza: where it stands, how it is written, and what Upstart takes it to be. The
 * value of a stanza name or sub-keyword is not dequoted, since Upstart does not dequote it either.
 */
public record Word(Span span, String written, String value) {}
