package io.github.unitgen.api;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.NamedText;
import java.util.List;
import java.util.Optional;

/**
 * The result of rendering a manifest.
 *
 * @param manifest the manifest, empty if it cannot be read
 * @param target the target of the files
 * @param files the files, sorted by name; empty if the manifest has an error, since a group is
 *     rendered as a whole or not at all
 * @param findings all findings, including those in the files, which do not prevent rendering
 */
public record Rendering(
    Optional<Manifest> manifest, Target target, List<NamedText> files, List<Diagnostic> findings) {
  public Rendering {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /** Whether there are files to write. */
  public boolean isDone() {
    return !files.isEmpty();
  }
}
