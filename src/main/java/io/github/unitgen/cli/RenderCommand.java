package io.github.unitgen.cli;

import io.github.unitgen.api.RenderPipeline;
import io.github.unitgen.api.Rendering;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Folder;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.files.Wanted;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.manifest.ValueOrigins;
import io.github.unitgen.render.Inits;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code unitgen render}: reads a manifest, renders it, and writes what has changed. */
final class RenderCommand {
  static final String NAME = "render";

  private final RenderOptions options;
  private final Console console;
  private final Inputs inputs;
  private final List<Diagnostic> findings = new ArrayList<>();

  RenderCommand(ParseResult line, Console console) {
    this.options = new RenderOptions(line, console.directory());
    this.console = console;
    this.inputs = new Inputs(console);
  }

  int run() throws Stop {
    options.check();
    Inputs.Layers layers = inputs.layers(options, findings);
    if (options.explainsValues()) {
      return explain(layers);
    }
    if (!layers.whole()) {
      Target target = options.target(layers.group(findings));
      return new RenderOutput(options, console, target, findings).failed();
    }
    TemplateSource templates = inputs.templates(options.templates());
    Rendering rendering = render(layers, templates);
    findings.addAll(rendering.findings());
    Target target = rendering.target();
    RenderOutput output = new RenderOutput(options, console, target, findings);
    if (!rendering.isDone()) {
      return output.failed();
    }
    Manifest manifest = rendering.manifest().orElseThrow();
    output.add(Upcoming.of(manifest, console));
    List<Batch> batches = new ArrayList<>();
    batches.add(new Batch(options.folder(), Wanted.of(rendering.files())));
    Optional<List<Batch>> companions = companions(manifest, target, templates);
    if (companions.isEmpty()) {
      return output.failed();
    }
    batches.addAll(companions.get());
    List<NamedText> all =
        batches.stream().flatMap(batch -> batch.wanted().files().stream()).toList();
    return options.stdout()
        ? output.print(all, Renderer.check(manifest, target))
        : write(manifest, target, batches, all, output);
  }

  private int explain(Inputs.Layers layers) {
    // Here --target is one more layer, so that the manifest's is not shown as what counts.
    List<YamlNode> settings = new ArrayList<>(layers.settings());
    options.targetLayer().ifPresent(settings::add);
    Inputs.Layers all = new Inputs.Layers(layers.sources(), settings, layers.whole());
    Optional<Manifest> manifest = all.group(findings);
    Target target = options.target(manifest);
    ExplainOutput output = new ExplainOutput(options, console, target, findings);
    return manifest.isEmpty()
        ? output.failed()
        : output.print(ValueOrigins.of(all.sources(), settings, manifest.get(), target));
  }

  private Rendering render(Inputs.Layers layers, TemplateSource templates) throws Stop {
    try {
      return RenderPipeline.run(layers.sources(), layers.settings(), options::target, templates);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private static Stop unreadable(UncheckedIOException e) {
    IOException cause = e.getCause() == null ? new IOException() : e.getCause();
    return Stop.failed(e.getMessage() + ": cannot read: " + IoReason.of(cause));
  }

  private Optional<List<Batch>> companions(
      Manifest manifest, Target target, TemplateSource templates) throws Stop {
    try {
      return options
          .companions()
          .render(manifest, target, options.manifestName(), templates, findings);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  /** {@code batches}: first the files of the init; the folders of others are never pruned. */
  private int write(
      Manifest manifest,
      Target target,
      List<Batch> batches,
      List<NamedText> files,
      RenderOutput output)
      throws Stop {
    try {
      List<FolderPlan> plans = new ArrayList<>();
      for (Batch batch : batches) {
        Path folder = options.path(batch.folder());
        boolean prune = options.prune() && plans.isEmpty();
        plans.add(
            Folder.compare(
                folder, options.claim(manifest), batch.wanted(), prune, options.force()));
      }
      ApplyCommands commands = Renderer.apply(manifest, target, Changes.of(plans.get(0)));
      if (options.writes()) {
        FolderPlan.applyAll(plans);
      }
      return output.report(
          plans,
          commands,
          Renderer.check(manifest, target),
          files,
          Inits.of(target).starter(manifest));
    } catch (WriteFailed e) {
      output.findings();
      throw Stop.failed(e.summary());
    }
  }
}
