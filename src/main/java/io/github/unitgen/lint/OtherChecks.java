package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Checks that rooms make which the linter does not look into; their findings bear ids of its rules.
 * Several threads may ask at once.
 */
public interface OtherChecks {
  /** None: only what readers of the linter's own room and rules find is reported. */
  OtherChecks NONE =
      new OtherChecks() {
        @Override
        public Optional<RenderedManifest> manifest(Manifest manifest) {
          return Optional.empty();
        }

        @Override
        public List<Diagnostic> configuration(Source text) {
          return List.of();
        }
      };

  /** What the manifest is rendered to; empty where nobody can say. */
  Optional<RenderedManifest> manifest(Manifest manifest);

  /** The problems of a configuration of the linter; none if it can be used. */
  List<Diagnostic> configuration(Source text);
}
