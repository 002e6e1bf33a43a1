package io.github.unitgen.source;

/** A value and the place it was written at. */
public record Located<T>(T value, Place at) {}
