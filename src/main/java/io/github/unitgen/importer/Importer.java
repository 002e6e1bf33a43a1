package io.github.unitgen.importer;

import java.util.List;

/** Makes a manifest of what other tools have. Pure: nothing is read and nothing written. */
public final class Importer {
  private Importer() {}

  /** A Procfile with its files of variables, of which the later ones win. */
  public static Imported procfile(
      ImportFile procfile, List<ImportFile> envFiles, ImportRequest request) {
    return new ProcfileImporter(procfile, envFiles, request).run();
  }
}
