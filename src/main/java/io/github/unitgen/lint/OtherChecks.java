package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Checks of rooms that the linter does not use. Their findings have ids of the linter's rules.
 * Several threads may call it at once.
 */
public interface OtherChecks {
  /** No other checks: only the rules and readers of the linter's own room report. */
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

  /** Renders the manifest, or returns empty if that is not possible here. */
  Optional<RenderedManifest> manifest(Manifest manifest);

  /** Returns the problems of a configuration of the linter; empty if it can be used. */
  List<Diagnostic> configuration(Source text);
}
