package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Change;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.files.NamedFile;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.ApplyCommands;
import io.github.unitgen.report.Diffs;
import io.github.unitgen.report.RenderReport;
import io.github.unitgen.report.TextReporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what {@code render} found and did, as text or as one JSON object. */
final class RenderOutput {
  private final RenderOptions options;
  private final Console console;

  RenderOutput(RenderOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  /** Nothing could be rendered. */
  int failed(Target target, List<Diagnostic> findings) {
    if (options.json()) {
      json(target, List.of(), ApplyCommands.NONE, findings);
    } else {
      findings(findings);
    }
    return ExitCode.FOUND;
  }

  /** The findings, for people. */
  void findings(List<Diagnostic> findings) {
    console.err().print(new TextReporter(console.colour()).report(findings));
  }

  /** The files themselves. */
  int print(Target target, List<NamedFile> files, List<Diagnostic> findings) {
    if (options.json()) {
      List<RenderReport.File> list = new ArrayList<>();
      for (NamedFile file : files) {
        list.add(
            new RenderReport.File(
                file.name(),
                "create",
                Optional.empty(),
                Optional.of(file.content()),
                Optional.empty()));
      }
      json(target, list, ApplyCommands.NONE, findings);
      return ExitCode.DONE;
    }
    findings(findings);
    String separator = "";
    for (NamedFile file : files) {
      console.out().print(separator + "==> " + file.name() + " <==\n" + file.content());
      separator = "\n";
    }
    return ExitCode.DONE;
  }

  /** What was done, or would be, to each file, and the commands that apply it. */
  int report(Target target, FolderPlan plan, ApplyCommands commands, List<Diagnostic> findings) {
    boolean refused = !plan.refused().isEmpty();
    ApplyCommands shown = refused || options.checks() ? ApplyCommands.NONE : commands;
    if (options.json()) {
      json(target, plan.changes().stream().map(this::file).toList(), shown, findings);
    } else {
      findings(findings);
      text(plan, shown);
    }
    if (options.checks()) {
      return plan.isDone() ? ExitCode.DONE : ExitCode.FOUND;
    }
    return refused ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void text(FolderPlan plan, ApplyCommands commands) {
    for (Change change : plan.changes()) {
      if (options.diff()) {
        console.out().print(diff(change));
      } else {
        console.out().println(change.action() + " " + path(change.name()));
      }
    }
    plan.refused()
        .forEach(
            refused ->
                console
                    .err()
                    .println("unitgen: " + path(refused.name()) + ": " + refused.reason()));
    for (Path stale : plan.stale()) {
      console
          .err()
          .println(
              "unitgen: "
                  + path(String.valueOf(stale.getFileName()))
                  + ": no longer in the manifest; --prune deletes it");
    }
    if (!plan.refused().isEmpty() && options.writes()) {
      console.err().println("unitgen: nothing was written");
    }
    if (!commands.commands().isEmpty() && !options.diff()) {
      console.out().println("\nTo apply:");
      commands.commands().forEach(command -> console.out().println("  " + command));
      commands.notes().forEach(note -> console.out().println("Note: " + note));
    }
  }

  private RenderReport.File file(Change change) {
    return new RenderReport.File(
        path(change.name()),
        change.action(),
        change instanceof Change.Refuse refuse ? Optional.of(refuse.reason()) : Optional.empty(),
        Optional.empty(),
        options.diff() ? Optional.of(diff(change)) : Optional.empty());
  }

  private String diff(Change change) {
    String path = path(change.name());
    if (change instanceof Change.Create create) {
      return Diffs.unified(path, Optional.empty(), Optional.of(create.after()));
    }
    if (change instanceof Change.Update update) {
      return Diffs.unified(path, update.before(), Optional.of(update.after()));
    }
    if (change instanceof Change.Delete delete) {
      return Diffs.unified(path, Optional.of(delete.before()), Optional.empty());
    }
    return "";
  }

  /** The path as the user would write it: the folder as given, and the name. */
  private String path(String name) {
    String folder = options.folder();
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  private void json(
      Target target,
      List<RenderReport.File> files,
      ApplyCommands commands,
      List<Diagnostic> findings) {
    console
        .out()
        .print(
            new RenderReport(target.id(), files, commands.commands(), commands.notes(), findings)
                .json());
  }
}
