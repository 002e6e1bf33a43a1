package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.Change;
import io.github.unitgen.files.Folder;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.files.NamedFile;
import io.github.unitgen.files.Ownership;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.ApplyCommands;
import io.github.unitgen.render.FileChange;
import io.github.unitgen.render.RenderedFile;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.TemplateSource;
import io.github.unitgen.source.Source;
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
    this.inputs = new Inputs(console.directory());
  }

  int run() throws Stop {
    options.check();
    Optional<Manifest> manifest = read();
    Target target = options.target(manifest);
    RenderOutput output = new RenderOutput(options, console, target, findings);
    if (manifest.isEmpty()) {
      return output.failed();
    }
    TemplateSource templates = inputs.templates(options.templates());
    Parsed<List<RenderedFile>> rendered = render(manifest.get(), target, templates);
    findings.addAll(rendered.problems());
    if (rendered.value().isEmpty()) {
      return output.failed();
    }
    String group = manifest.get().group();
    List<NamedFile> files = new ArrayList<>();
    for (RenderedFile file : rendered.value().get()) {
      String text = Ownership.stamp(options.manifestName(), group, file.body());
      files.add(new NamedFile(file.name(), text));
    }
    List<Batch> batches = new ArrayList<>();
    batches.add(new Batch(options.folder(), files));
    Optional<List<Batch>> companions = companions(manifest.get(), target, templates);
    if (companions.isEmpty()) {
      return output.failed();
    }
    batches.addAll(companions.get());
    List<NamedFile> all = batches.stream().flatMap(batch -> batch.files().stream()).toList();
    return options.stdout()
        ? output.print(all)
        : write(manifest.get(), target, batches, all, output);
  }

  private Optional<Manifest> read() throws Stop {
    List<Source> layers = new ArrayList<>();
    for (String path : options.manifests()) {
      layers.add(inputs.manifest(path));
    }
    List<YamlNode> settings = new ArrayList<>();
    boolean whole = true;
    for (Parsed<YamlNode> layer : options.settings()) {
      findings.addAll(layer.problems());
      layer.value().ifPresent(settings::add);
      whole &= layer.value().isPresent();
    }
    Parsed<Manifest> manifest = ManifestReader.read(layers, settings);
    findings.addAll(manifest.problems());
    return whole ? manifest.value() : Optional.empty();
  }

  private static Parsed<List<RenderedFile>> render(
      Manifest manifest, Target target, TemplateSource templates) throws Stop {
    try {
      return Renderer.render(manifest, target, templates);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private static Stop unreadable(UncheckedIOException e) {
    IOException cause = e.getCause() == null ? new IOException() : e.getCause();
    return Stop.failed(e.getMessage() + ": cannot read: " + WriteFailed.reason(cause));
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
      List<NamedFile> files,
      RenderOutput output)
      throws Stop {
    try {
      List<FolderPlan> plans = new ArrayList<>();
      for (Batch batch : batches) {
        Path folder = console.directory().resolve(batch.folder());
        boolean prune = options.prune() && plans.isEmpty();
        plans.add(Folder.compare(folder, manifest.group(), batch.files(), prune, options.force()));
      }
      ApplyCommands commands = Renderer.apply(manifest, target, changes(plans.get(0)));
      if (options.writes()) {
        FolderPlan.applyAll(plans);
      }
      return output.report(plans, commands, files);
    } catch (WriteFailed e) {
      output.findings();
      throw Stop.failed(message(e));
    }
  }

  private static String message(WriteFailed failure) {
    StringBuilder out = new StringBuilder(String.valueOf(failure.getMessage()));
    if (!failure.written().isEmpty()) {
      out.append("; new: ").append(names(failure.written()));
      out.append("; as before: ").append(names(failure.unchanged()));
    } else if (!failure.unchanged().isEmpty()) {
      out.append("; nothing was changed");
    }
    return out.toString();
  }

  private static String names(List<Path> paths) {
    return paths.isEmpty()
        ? "none"
        : String.join(", ", paths.stream().map(Path::toString).toList());
  }

  private static List<FileChange> changes(FolderPlan plan) {
    List<FileChange> changes = new ArrayList<>();
    for (Change change : plan.changes()) {
      changes.add(fileChange(change));
    }
    return changes;
  }

  private static FileChange fileChange(Change change) {
    String name = change.name();
    if (change instanceof Change.Create create) {
      return new FileChange(name, Optional.empty(), Optional.of(create.after()));
    }
    if (change instanceof Change.Update update) {
      // Behind a link there may be anything: it counts as changed.
      return new FileChange(
          name, Optional.of(update.before().orElse("")), Optional.of(update.after()));
    }
    if (change instanceof Change.Delete delete) {
      return new FileChange(name, Optional.of(delete.before()), Optional.empty());
    }
    Optional<String> content =
        change instanceof Change.Same same ? Optional.of(same.content()) : Optional.empty();
    return new FileChange(name, content, content);
  }
}
