package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Change;
import io.github.unitgen.files.Change.Refuse;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.files.NamedFile;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.ApplyCommands;
import io.github.unitgen.report.Diffs;
import io.github.unitgen.report.RenderReport;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prints what {@code render} found and did, as text or as one JSON object. */
final class RenderOutput {
  private final RenderOptions options;
  private final Console console;
  private final Target target;
  private final List<Diagnostic> findings;

  /** {@code findings}: a list that is filled while the command runs. */
  RenderOutput(RenderOptions options, Console console, Target target, List<Diagnostic> findings) {
    this.options = options;
    this.console = console;
    this.target = target;
    this.findings = findings;
  }

  /** Nothing could be rendered. */
  int failed() {
    if (options.json()) {
      json(List.of(), List.of(), List.of());
    } else {
      findings();
    }
    return ExitCode.FOUND;
  }

  /** The findings, for people. */
  void findings() {
    console.err().print(new TextReporter(console.colour()).report(inOrder()));
  }

  /** File after file as they were read, and from top to bottom in each. */
  private List<Diagnostic> inOrder() {
    List<Source> sources = findings.stream().map(f -> f.at().source()).distinct().toList();
    return findings.stream()
        .sorted(
            Comparator.<Diagnostic>comparingInt(f -> sources.indexOf(f.at().source()))
                .thenComparingInt(f -> f.at().span().start()))
        .toList();
  }

  /** The files themselves. */
  int print(List<NamedFile> files) {
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
      json(list, List.of(), List.of());
      return ExitCode.DONE;
    }
    findings();
    String separator = "";
    for (NamedFile file : files) {
      console.out().print(separator + "==> " + file.name() + " <==\n" + file.content());
      separator = "\n";
    }
    return ExitCode.DONE;
  }

  /** What was done, or would be, to each file, and the commands that apply it. */
  int report(List<FolderPlan> plans, ApplyCommands commands, List<NamedFile> wanted) {
    List<Change> changes = plans.stream().flatMap(plan -> plan.changes().stream()).toList();
    List<Refuse> refusals = plans.stream().flatMap(plan -> plan.refused().stream()).toList();
    boolean refused = !refusals.isEmpty();
    ApplyCommands shown = refused || options.checks() ? ApplyCommands.NONE : commands;
    // What else lies in the folders of companions was not asked about.
    List<String> remarks = remarks(plans.get(0));
    if (options.json()) {
      remarks.addAll(shown.notes());
      json(
          changes.stream().map(change -> file(change, wanted)).toList(), shown.commands(), remarks);
    } else {
      findings();
      changes.forEach(change -> console.out().print(text(change, wanted)));
      refusals.forEach(file -> trouble(file.path() + ": " + file.reason()));
      remarks.forEach(this::trouble);
      if (refused && options.writes()) {
        trouble("nothing was written");
      }
      if (!options.diff()) {
        commands(shown);
      }
    }
    if (options.checks()) {
      return plans.stream().allMatch(FolderPlan::isDone) ? ExitCode.DONE : ExitCode.FOUND;
    }
    return refused ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** What is no fault of the manifest, and yet not as it may be meant. */
  private List<String> remarks(FolderPlan plan) {
    List<String> remarks = new ArrayList<>();
    for (Path stale : plan.stale()) {
      remarks.add(stale + ": no longer in the manifest; --prune deletes it");
    }
    options
        .targetOfFolder()
        .filter(ofFolder -> ofFolder != target)
        .ifPresent(
            ofFolder ->
                remarks.add(
                    options.folder()
                        + ": a folder of "
                        + ofFolder.id()
                        + ", and these are files for "
                        + target.id()));
    return remarks;
  }

  private String text(Change change, List<NamedFile> wanted) {
    return options.diff() ? diff(change, wanted) : change.action() + " " + change.path() + "\n";
  }

  private void commands(ApplyCommands commands) {
    if (!commands.commands().isEmpty()) {
      console.out().println(options.dryRun() ? "\nTo apply, once written:" : "\nTo apply:");
      commands.commands().forEach(command -> console.out().println("  " + command));
      commands.notes().forEach(note -> console.out().println("Note: " + note));
    }
  }

  private void trouble(String text) {
    console.err().println("unitgen: " + text);
  }

  private RenderReport.File file(Change change, List<NamedFile> wanted) {
    return new RenderReport.File(
        change.path().toString(),
        change.action(),
        change instanceof Refuse refuse ? Optional.of(refuse.reason()) : Optional.empty(),
        Optional.empty(),
        options.diff() ? Optional.of(diff(change, wanted)) : Optional.empty());
  }

  /** Of a file that is refused, too: it shows what somebody has changed. */
  private String diff(Change change, List<NamedFile> wanted) {
    String path = change.path().toString();
    if (change instanceof Change.Create create) {
      return Diffs.unified(path, Optional.empty(), Optional.of(create.after()));
    }
    if (change instanceof Change.Update update) {
      return Diffs.unified(path, update.before(), Optional.of(update.after()));
    }
    if (change instanceof Change.Delete delete) {
      return Diffs.unified(path, Optional.of(delete.before()), Optional.empty());
    }
    if (change instanceof Refuse refuse && refuse.before().isPresent()) {
      Optional<String> after =
          wanted.stream()
              .filter(file -> file.name().equals(change.name()))
              .map(NamedFile::content)
              .findFirst();
      return Diffs.unified(path, refuse.before(), after);
    }
    return "";
  }

  private void json(List<RenderReport.File> files, List<String> commands, List<String> notes) {
    console.out().print(new RenderReport(target.id(), files, commands, notes, inOrder()).json());
  }
}
