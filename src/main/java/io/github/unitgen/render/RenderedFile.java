package io.github.unitgen.render;

/** A file to be: its name without a folder, and its text without the line that says it is ours. */
public record RenderedFile(String name, String body) {}
