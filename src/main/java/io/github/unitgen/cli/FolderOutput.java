package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.files.Change;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.report.Diffs;
import io.github.unitgen.report.NextTimes;
import io.github.unitgen.report.RenderReport;
import io.github.unitgen.report.Style;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/** Prints what a command on a group found and did, as text or as one JSON object. */
abstract class FolderOutput {
  private final ManifestOptions options;
  private final Console console;
  private final Target target;
  private final List<Diagnostic> findings;

  /** {@code findings}: a list that is filled while the command runs. */
  FolderOutput(ManifestOptions options, Console console, Target target, List<Diagnostic> findings) {
    this.options = options;
    this.console = console;
    this.target = target;
    this.findings = findings;
  }

  /** The manifest has errors. */
  int failed() {
    if (options.json()) {
      json(List.of(), List.of(), Optional.empty(), List.of(), List.of());
    } else {
      findings();
    }
    return ExitCode.FOUND;
  }

  /** The findings, for people. */
  void findings() {
    console.err().print(new TextReporter(console.style()).report(inOrder()));
  }

  /** File after file as they were read, and from top to bottom in each. */
  List<Diagnostic> inOrder() {
    List<Source> sources = findings.stream().map(f -> f.at().source()).distinct().toList();
    return findings.stream()
        .sorted(
            (one, other) -> {
              int files = sources.indexOf(one.at().source()) - sources.indexOf(other.at().source());
              return files == 0 ? one.at().span().start() - other.at().span().start() : files;
            })
        .toList();
  }

  /** Where files for one init go into the folder of another. */
  Optional<String> otherInit() {
    return options
        .targetOfFolder()
        .filter(ofFolder -> ofFolder != target)
        .map(
            ofFolder ->
                options.folder()
                    + ": this folder is for "
                    + ofFolder.id()
                    + ", but these files are for "
                    + target.id());
  }

  /**
   * The lines on what was done, or would be: of a run that writes nothing since a file is refused,
   * those on the refused ones alone.
   */
  void changes(List<? extends Change> changes, List<NamedText> wanted, boolean writes) {
    boolean refused = changes.stream().anyMatch(Change.Refuse.class::isInstance);
    for (Change change : changes) {
      if (!writes || !refused || change instanceof Change.Refuse) {
        console.out().print(text(change, wanted));
      }
    }
  }

  private String text(Change change, List<NamedText> wanted) {
    if (options.diff()) {
      return console.style().diff(diff(change, wanted));
    }
    return console.style().paint(change.action(), colour(change)) + " " + change.path() + "\n";
  }

  private static Style.Colour colour(Change change) {
    if (change instanceof Change.Create) {
      return Style.Colour.GREEN;
    }
    if (change instanceof Change.Update) {
      return Style.Colour.YELLOW;
    }
    if (change instanceof Change.Delete || change instanceof Change.Refuse) {
      return Style.Colour.RED;
    }
    return Style.Colour.PLAIN;
  }

  void trouble(String text) {
    console.err().println("unitgen: " + text);
  }

  RenderReport.File file(Change change, List<NamedText> wanted) {
    return new RenderReport.File(
        change.path().toString(),
        change.action(),
        change instanceof Change.Refuse refuse ? Optional.of(refuse.reason()) : Optional.empty(),
        Optional.empty(),
        options.diff() ? Optional.of(diff(change, wanted)) : Optional.empty());
  }

  /** Of a file that is refused, too: it shows what somebody has changed. */
  private String diff(Change change, List<NamedText> wanted) {
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
    if (change instanceof Change.Refuse refuse && refuse.before().isPresent()) {
      Optional<String> after =
          wanted.stream()
              .filter(file -> file.name().equals(change.name()))
              .map(NamedText::text)
              .findFirst();
      return Diffs.unified(path, refuse.before(), after);
    }
    return "";
  }

  void json(
      List<RenderReport.File> files,
      List<String> commands,
      Optional<String> check,
      List<NextTimes> next,
      List<String> notes) {
    print(new RenderReport(target.id(), files, commands, check, next, notes, inOrder()));
  }

  /** Prints the one JSON object. */
  void print(RenderReport report) {
    console.out().print(report.json());
  }
}
