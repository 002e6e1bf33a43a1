package io.github.unitgen.api;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.NamedText;
import java.util.List;
import java.util.Optional;

/**
 * What became of a manifest. {@code files} are in the order of their names, and none where the
 * manifest has an error: a group is rendered whole or not at all. Findings on the files, at the
 * lines of the manifest, keep none of them back. {@code manifest} is what was read, absent where
 * that failed.
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
