package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.OtherChecks;
import io.github.unitgen.lint.RenderedManifest;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.config.ConfigReader;
import java.util.List;
import java.util.Optional;

/**
 * Criteria with all checks that unitgen has: besides the rules, what rendering a manifest reports,
 * and what reading a configuration does.
 */
public final class FullCriteria {
  /** The classes that render and read YAML are loaded where they are asked. */
  private static final OtherChecks OTHERS =
      new OtherChecks() {
        /**
         * For the target of the manifest, else of the command in its comments; {@code {{home}}} is
         * for one only.
         */
        @Override
        public Optional<RenderedManifest> manifest(Manifest manifest) {
          Target target =
              manifest
                  .impliedTarget()
                  .or(() -> CommentedTarget.of(manifest.source()))
                  .orElse(manifest.homes().isEmpty() ? Target.SYSTEMD : Target.SYSTEMD_USER);
          return Optional.of(
              new RenderedGroup(
                  manifest, target, Renderer.render(manifest, target, name -> Optional.empty())));
        }

        @Override
        public List<Diagnostic> configuration(Source text) {
          return ConfigReader.read(text).problems();
        }
      };

  private FullCriteria() {}

  /** See {@link Criteria}. */
  public static Criteria of(Targets targets, Selection selection, ShellReviewer reviewer) {
    return new Criteria(targets, selection, OTHERS, reviewer);
  }

  /** The default rules, for the newest inits; no other program is asked. */
  public static Criteria ofDefaults() {
    return of(Targets.NEWEST, Selection.DEFAULT, ShellReviewer.NONE);
  }
}
