package io.github.unitgen.files;

/** A file that is wanted in a folder: its name there and its whole text, head line included. */
public record NamedFile(String name, String content) {}
