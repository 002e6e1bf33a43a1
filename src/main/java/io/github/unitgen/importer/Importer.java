package io.github.unitgen.importer;

import io.github.unitgen.source.Source;
import java.util.List;

/** Makes a manifest of what other tools have. Pure: nothing is read and nothing written. */
public final class Importer {
  private Importer() {}

  /** A file of variables: its text, and where it lies, an absolute path. */
  public record EnvFile(Source source, String path) {}

  /** A Procfile with its files of variables, of which the later ones win. */
  public static Imported procfile(Source procfile, List<EnvFile> envFiles, ImportRequest request) {
    return new ProcfileImporter(procfile, envFiles, request).run();
  }
}
