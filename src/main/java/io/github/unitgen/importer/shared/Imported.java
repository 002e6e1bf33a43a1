package io.github.unitgen.importer.shared;

import io.github.unitgen.manifest.ManifestDraft;
import java.util.List;
import java.util.Optional;

/**
 * What an import gives.
 *
 * @param manifest empty where the sources have no process
 * @param fates one or more for each setting of the sources, file after file, in their order
 */
public record Imported(Optional<ManifestDraft> manifest, List<Fate> fates) {
  public Imported {
    fates = List.copyOf(fates);
  }

  /** Whether all is carried over or approximated. */
  public boolean isWhole() {
    return fates.stream().noneMatch(fate -> fate.outcome() == Fate.Outcome.NOT_CARRIED);
  }
}
