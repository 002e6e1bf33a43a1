package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.lint.config.ConfigReader;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import java.util.List;
import java.util.Optional;

/**
 * A manifest, configuration or file of variables, which nothing else is laid over. Used by one
 * thread.
 */
final class TextPart implements Runnable {
  private final Slot slot;
  private Optional<Parsed<Manifest>> read = Optional.empty();

  TextPart(Slot slot) {
    this.slot = slot;
  }

  boolean isLinted() {
    return slot.isLinted();
  }

  @Override
  public void run() {
    if (!slot.isLinted()) {
      return;
    }
    Source source = slot.source();
    if (slot.linted().document().kind() == Kind.ENVIRONMENT) {
      EnvironmentFile file = EnvironmentFile.read(source);
      slot.suppress(Suppressions.of(file));
      slot.add(Checks.of(file, slot.linted().linter().selection()));
      return;
    }
    slot.suppress(Suppressions.ofManifest(source));
    if (slot.linted().document().kind() == Kind.CONFIG) {
      slot.add(Checks.ofReader(ConfigReader.read(source).problems()));
      return;
    }
    Parsed<Manifest> manifest = parsed(source);
    slot.add(Checks.ofReader(manifest.problems()));
    if (manifest.value().isPresent()) {
      Linter linter = slot.linted().linter();
      Manifest group = manifest.value().get();
      slot.add(Checks.of(group, linter.selection()));
      slot.add(Checks.ofReader(linter.rendering(group)));
    }
  }

  /** The group, where this is a manifest that can be read. */
  Optional<Manifest> manifest() {
    return slot.entry(Kind.MANIFEST).flatMap(entry -> parsed(entry.document().source()).value());
  }

  private Parsed<Manifest> parsed(Source source) {
    Parsed<Manifest> known = read.orElseGet(() -> ManifestReader.read(List.of(source), List.of()));
    read = Optional.of(known);
    return known;
  }
}
