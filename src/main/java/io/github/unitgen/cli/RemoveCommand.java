package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Change;
import io.github.unitgen.files.Claim;
import io.github.unitgen.files.Folder;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.init.Init;
import io.github.unitgen.render.init.RemovalCommands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.ParseResult;

/** {@code unitgen remove}: deletes the files of a group, and says how to stop it. */
final class RemoveCommand {
  static final String NAME = "remove";

  private final RemoveOptions options;
  private final Console console;
  private final List<Diagnostic> findings = new ArrayList<>();

  RemoveCommand(ParseResult line, Console console) {
    this.options = new RemoveOptions(line, console.directory());
    this.console = console;
  }

  int run() throws Stop {
    options.check();
    Optional<Manifest> manifest = new Inputs(console).layers(options, findings).group(findings);
    if (manifest.isEmpty()) {
      return output(options.target(manifest)).failed();
    }
    Path folder = options.path(options.folder());
    try {
      FolderPlan plan = Folder.remove(folder, options.claim(manifest.get()), options.force());
      Target target =
          options
              .namedTarget(manifest)
              .or(() -> targetOf(plan.changes()))
              .orElseGet(() -> options.target(manifest));
      RemovalCommands commands = Renderer.remove(manifest.get(), target, Changes.of(plan));
      if (options.writes()) {
        plan.apply();
      }
      return output(target)
          .report(plan, commands, manifest.get().group(), left(manifest.get(), target, plan));
    } catch (WriteFailed e) {
      output(options.target(manifest)).findings();
      throw Stop.failed(e.summary());
    }
  }

  /** Returns one line for each file that stays despite a name of the group, with the reason. */
  private List<String> left(Manifest manifest, Target target, FolderPlan plan) {
    Claim claim = options.claim(manifest);
    Init init = Inits.of(target);
    Set<String> names = new TreeSet<>(Set.of(init.starter(manifest)));
    manifest.processes().forEach(process -> names.addAll(init.files(manifest, process)));
    List<String> left = new ArrayList<>();
    Folder.left(plan.folder(), claim, names)
        .forEach((path, reason) -> left.add(path + ": kept: it " + reason));
    if (!plan.kin().isEmpty()) {
      left.add(
          options.folder()
              + ": kept the files of "
              + String.join(", ", plan.kin())
              + ", which also come from "
              + options.manifestName()
              + "; if this group had one of these names, add it as `formerly`");
    }
    List<String> groups = new ArrayList<>(claim.formerly());
    groups.add(claim.group());
    for (String group : groups) {
      for (Path companion : CompanionFiles.standardPlaces(options, group)) {
        if (Folder.isOf(claim, companion)) {
          left.add(companion + ": kept: it belongs to the group; delete it too");
        }
      }
    }
    return left;
  }

  private RemoveOutput output(Target target) {
    return new RemoveOutput(options, console, target, findings);
  }

  /** The first init that reads all of the files, whatever the default. */
  private static Optional<Target> targetOf(List<Change> changes) {
    return Inits.all().stream()
        .filter(init -> changes.stream().allMatch(change -> init.reads(change.name())))
        .map(Init::target)
        .filter(target -> !changes.isEmpty())
        .findFirst();
  }
}
