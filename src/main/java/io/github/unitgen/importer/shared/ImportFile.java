package io.github.unitgen.importer.shared;

import io.github.unitgen.source.Source;

/**
 * A file to import.
 *
 * @param source its text, under the name by which reports call it
 * @param path where it lies, an absolute path
 */
public record ImportFile(Source source, String path) {
  /** Returns the part of {@link #path} after its last slash. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
