package io.github.unitgen.source;

/** A file to be: its name without a folder, and its text. */
public record NamedText(String name, String text) {}
