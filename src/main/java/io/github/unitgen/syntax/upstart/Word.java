package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Span;

/**
 * A word of a stanza: its place, its spelling, and its value to Upstart. The value of a stanza name
 * or sub-keyword keeps its quotes, since Upstart does not unquote it either.
 */
public record Word(Span span, String written, String value) {}
