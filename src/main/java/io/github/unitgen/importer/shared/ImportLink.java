package io.github.unitgen.importer.shared;

/**
 * A symbolic link that says something of a unit: one below {@code x.wants/}, or an alias.
 *
 * @param path where it lies, an absolute path
 * @param target what it holds: a path, perhaps relative, of a file that need not be there
 */
public record ImportLink(String path, String target) {}
