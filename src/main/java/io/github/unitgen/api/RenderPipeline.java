package io.github.unitgen.api;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.workspace.RenderedGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns the texts of a manifest into the files of an init: reads, lints, renders and signs. */
public final class RenderPipeline {
  private RenderPipeline() {}

  /**
   * Renders the manifest that {@code layers} make up: each layer overrides those before it, and
   * {@code settings} override all layers. The manifest is linted before it is rendered. {@code
   * target} is called once, with the manifest if it can be read, and returns the init to render
   * for.
   */
  public static Rendering run(
      List<Source> layers,
      List<YamlNode> settings,
      Function<Optional<Manifest>, Target> target,
      TemplateSource templates) {
    Parsed<Manifest> read = StopTimes.read(layers, settings);
    Target chosen = target.apply(read.value());
    List<Diagnostic> findings = new ArrayList<>(read.problems());
    List<NamedText> files = new ArrayList<>();
    if (read.value().isPresent()) {
      Manifest manifest = read.value().get();
      findings.addAll(Linter.lint(manifest));
      if (!hasError(Linter.withoutIgnored(findings, layers))) {
        Parsed<List<NamedText>> rendered = Renderer.render(manifest, chosen, templates);
        findings.addAll(rendered.problems());
        RenderedGroup group = new RenderedGroup(manifest, chosen, rendered);
        findings.addAll(Linter.lint(manifest, group, findings));
        rendered
            .value()
            .ifPresent(
                texts -> files.addAll(signed(texts, layers.get(0).name(), manifest.group())));
      }
    }
    return new Rendering(read.value(), chosen, files, Linter.withoutIgnored(findings, layers));
  }

  /** Returns {@code rendered} with a first line in each file that names its manifest and group. */
  public static List<NamedText> signed(List<NamedText> rendered, String manifest, String group) {
    return rendered.stream()
        .map(file -> new NamedText(file.name(), Ownership.stamp(manifest, group, file.text())))
        .toList();
  }

  /**
   * Whether an error is in the manifest itself. Findings of the rules for units and jobs are about
   * a file that can be rendered, so they are reported and prevent nothing.
   */
  private static boolean hasError(List<Diagnostic> findings) {
    return findings.stream()
        .anyMatch(
            finding -> finding.severity() == Severity.ERROR && finding.rule().startsWith("M"));
  }
}
