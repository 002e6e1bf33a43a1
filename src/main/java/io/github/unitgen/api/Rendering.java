package io.github.unitgen.api;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.RenderedFile;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.TemplateSource;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a manifest. {@code files} are in the order of their names, and none where a
 * finding is an error: a group is rendered whole or not at all. {@code manifest} is what was read,
 * absent where that failed.
 */
public record Rendering(
    Optional<Manifest> manifest, Target target, List<File> files, List<Diagnostic> findings) {
  public Rendering {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /** A file to be: its name without a folder, and its whole text. */
  public record File(String name, String text) {}

  /** Whether there are files to write. */
  public boolean isDone() {
    return !files.isEmpty();
  }

  /**
   * Reads {@code layers}, a manifest and what is laid over it, with {@code settings} over all of
   * them, asks the linter, and renders. {@code target} is asked once what to render for.
   */
  public static Rendering of(
      List<Source> layers,
      List<YamlNode> settings,
      Function<Optional<Manifest>, Target> target,
      TemplateSource templates) {
    Parsed<Manifest> read = ManifestReader.read(layers, settings);
    Target chosen = target.apply(read.value());
    List<Diagnostic> findings = new ArrayList<>(read.problems());
    List<File> files = new ArrayList<>();
    if (read.value().isPresent()) {
      Manifest manifest = read.value().get();
      findings.addAll(Linter.DEFAULT.lint(manifest));
      if (!hasError(Linter.withoutIgnored(findings, layers))) {
        Parsed<List<RenderedFile>> rendered = Renderer.render(manifest, chosen, templates);
        findings.addAll(rendered.problems());
        String name = layers.get(0).name();
        for (RenderedFile file : rendered.value().orElse(List.of())) {
          files.add(new File(file.name(), Ownership.stamp(name, manifest.group(), file.body())));
        }
      }
    }
    return new Rendering(read.value(), chosen, files, Linter.withoutIgnored(findings, layers));
  }

  private static boolean hasError(List<Diagnostic> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
