package io.github.unitgen.cli;

import io.github.unitgen.api.RenderPipeline;
import io.github.unitgen.api.Rendering;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.Folder;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.files.Wanted;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.init.ApplyCommands;
import io.github.unitgen.report.ComparisonReport;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** {@code unitgen migrate}: imports, renders, and says how to change over. */
final class MigrateCommand {
  private final MigrateOptions options;
  private final Console console;
  private final List<Diagnostic> findings = new ArrayList<>();

  MigrateCommand(ParseResult line, Console console) {
    this.options = new MigrateOptions(line, console.directory());
    this.console = console;
  }

  int run() throws Stop {
    options.check();
    List<YamlNode> settings = new ArrayList<>();
    for (Parsed<YamlNode> layer : options.settings()) {
      layer.value().ifPresent(settings::add);
    }
    // On Upstart a group and a process of one name would be one file.
    ImportRun run =
        ImportRun.of(
            options.sources(),
            options.manifest(),
            options.target(Optional.empty()) == Target.UPSTART
                ? ManifestDraft::apart
                : draft -> draft,
            console);
    Rendering rendering =
        RenderPipeline.run(
            List.of(new Source(options.manifest(), run.manifest())),
            settings,
            options::target,
            name -> Optional.empty());
    findings.addAll(rendering.findings());
    Manifest manifest =
        rendering.manifest().orElseThrow(() -> new IllegalStateException(run.manifest()));
    Target target = rendering.target();
    Optional<ComparisonReport> compared =
        run.found().kind().isOfOtherInit(target)
            ? Optional.of(CompareCommand.report(manifest, options.manifestName()).differences())
            : Optional.empty();
    if (!rendering.isDone()) {
      return new MigrateOutput(options, console, target, findings, run, compared).failed();
    }
    findings.addAll(Renderer.withoutCron(manifest, target));
    return write(run, rendering, manifest, compared);
  }

  private int write(
      ImportRun run, Rendering rendering, Manifest manifest, Optional<ComparisonReport> compared)
      throws Stop {
    Target target = rendering.target();
    MigrateOutput output = new MigrateOutput(options, console, target, findings, run, compared);
    output.add(Upcoming.of(manifest, console));
    try {
      Path folder = options.path(options.folder());
      FolderPlan plan =
          Folder.compare(
              folder,
              options.claim(manifest),
              Wanted.of(rendering.files()),
              false,
              options.force());
      ApplyCommands commands = Renderer.apply(manifest, target, Changes.of(plan));
      boolean isThere = Files.exists(options.path(options.manifest()), LinkOption.NOFOLLOW_LINKS);
      if (plan.refused().isEmpty()) {
        output.add(run.found().kind().retire(run.found(), paths(plan)), isThere);
      }
      if (options.writes() && plan.refused().isEmpty()) {
        ImportCommand.write(console, options.manifest(), run.manifest(), options.force());
        plan.apply();
      }
      int code =
          output.report(
              List.of(plan),
              commands,
              Renderer.check(manifest, target),
              rendering.files(),
              Inits.of(target).starter(manifest));
      return code == ExitCode.DONE && !run.isWhole() ? ExitCode.FOUND : code;
    } catch (WriteFailed e) {
      output.findings();
      throw Stop.failed(e.summary());
    }
  }

  private static Set<String> paths(FolderPlan plan) {
    return plan.changes().stream()
        .map(change -> change.path().toAbsolutePath().normalize().toString())
        .collect(Collectors.toSet());
  }
}
