package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.files.Replacement;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.lint.baseline.Baseline;
import io.github.unitgen.lint.baseline.BaselineReader;
import io.github.unitgen.report.BaselineReport;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The findings that are known, and the file that they are in. */
final class LintBaseline {
  /** Where nothing else is said. */
  static final String NAME = ".unitgen-baseline.json";

  private final Path directory;
  private final Path file;
  private final Baseline known;

  private LintBaseline(Path directory, Path file, Baseline known) {
    this.directory = directory;
    this.file = file;
    this.known = known;
  }

  /** A baseline that cannot be read is wrong usage; one that is to be written is not read. */
  static LintBaseline of(LintOptions options, LintSettings settings, Console console) throws Stop {
    Path directory = console.directory().toAbsolutePath().normalize();
    Optional<Path> named =
        options
            .fix()
            .baseline()
            .map(name -> directory.resolve(name).normalize())
            .or(settings::baseline);
    Path file = named.orElseGet(() -> directory.resolve(NAME));
    Baseline known =
        named.isPresent() && !options.fix().writesBaseline()
            ? read(file, LintSettings.relative(directory, file), console)
            : Baseline.EMPTY;
    return new LintBaseline(directory, file, known);
  }

  private static Baseline read(Path file, String name, Console console) throws Stop {
    try {
      Parsed<Baseline> read = BaselineReader.read(Source.of(name, Files.readAllBytes(file)));
      if (read.value().isPresent()) {
        return read.value().get();
      }
      String report = new TextReporter(console.colour()).report(read.problems());
      throw Stop.usage("the baseline cannot be used\n" + report.stripTrailing());
    } catch (IOException e) {
      throw Stop.usage(name + ": cannot read the baseline: " + IoReason.of(e));
    }
  }

  /** Those that are not known; all findings of a file are to be given at once. */
  List<Diagnostic> unknown(List<Diagnostic> findings) {
    return known.unknown(findings, this::path);
  }

  /**
   * How many are known and no longer found, though their file was linted, or is no more, and their
   * rule was asked for. {@code findings}: all, known ones among them.
   */
  int gone(List<Diagnostic> findings, LintRun run, LintSettings settings) {
    if (known.entries().isEmpty()) {
      return 0;
    }
    Path folder = folder();
    Set<String> linted = Set.copyOf(run.files().stream().map(this::path).toList());
    int gone = 0;
    for (Baseline.Entry entry : known.gone(findings, this::path)) {
      Path entryFile = folder.resolve(entry.file()).normalize();
      boolean looked = linted.contains(entry.file()) || !Files.exists(entryFile);
      String name = LintSettings.relative(directory, entryFile);
      if (looked && settings.linter(name).isOn(entry.rule())) {
        gone++;
      }
    }
    return gone;
  }

  /** Makes {@code findings} the known ones, and says so. */
  String write(List<Diagnostic> findings) throws Stop {
    List<BaselineReport.Entry> entries =
        Baseline.of(findings, this::path).inOrder().stream()
            .map(e -> new BaselineReport.Entry(e.file(), e.rule(), e.line(), e.nth()))
            .toList();
    try {
      Replacement.put(file, BaselineReport.of(BaselineReader.FORMAT, entries));
    } catch (WriteFailed e) {
      throw Stop.failed(Changes.message(e));
    }
    int count = entries.size();
    return LintSettings.relative(directory, file)
        + ": "
        + (count == 1 ? "1 finding is" : count + " findings are")
        + " known now";
  }

  private Path folder() {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private String path(String name) {
    return LintSettings.relative(folder(), directory.resolve(name).normalize());
  }
}
