package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A manifest, configuration or file of variables, which no other file overrides. For use by one
 * thread.
 */
final class TextTask implements Runnable {
  private final FolderFile file;
  private Optional<Parsed<Manifest>> read = Optional.empty();

  TextTask(FolderFile file) {
    this.file = file;
  }

  boolean isLinted() {
    return file.isLinted();
  }

  @Override
  public void run() {
    if (!file.isLinted()) {
      return;
    }
    Source source = file.source();
    Kind kind = file.linted().document().kind();
    Criteria criteria = file.linted().criteria();
    if (kind == Kind.ENVIRONMENT) {
      EnvironmentFile variables = EnvironmentFile.read(source);
      file.suppress(Suppressions.of(variables));
      file.add(Checks.of(variables, criteria.selection()));
      return;
    }
    file.suppress(Suppressions.ofManifest(source));
    if (kind == Kind.CONFIG) {
      file.add(Checks.ofReader(criteria.others().configuration(source)));
      return;
    }
    Parsed<Manifest> manifest = parsed(source);
    List<RawFinding> found = new ArrayList<>(Checks.ofReader(manifest.problems()));
    if (manifest.value().isPresent()) {
      Manifest group = manifest.value().get();
      found.addAll(Checks.of(group, Selection.EVERY_RULE));
      criteria
          .others()
          .manifest(group)
          .ifPresent(
              rendered -> {
                found.addAll(Checks.ofReader(rendered.problems()));
                found.addAll(RenderedFindings.of(group, rendered, criteria, found));
              });
    }
    file.add(found);
  }

  /** Returns the group, if this is a manifest that can be read. */
  Optional<Manifest> manifest() {
    return file.read(Kind.MANIFEST).flatMap(there -> parsed(there.source()).value());
  }

  private Parsed<Manifest> parsed(Source source) {
    Parsed<Manifest> known = read.orElseGet(() -> StopTimes.read(List.of(source), List.of()));
    read = Optional.of(known);
    return known;
  }
}
