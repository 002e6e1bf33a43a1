package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.files.Replacement;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.report.BaselineReport;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.baseline.Baseline;
import io.github.unitgen.workspace.baseline.BaselineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The findings that are known, and the file that they are in. */
final class KnownFindings {
  private final Path directory;
  private final Path file;
  private final boolean isNamed;
  private final Baseline known;

  private KnownFindings(Path directory, Path file, boolean isNamed, Baseline known) {
    this.directory = directory;
    this.file = file;
    this.isNamed = isNamed;
    this.known = known;
  }

  /** A baseline that cannot be read is wrong usage; one that is to be written is not read. */
  static KnownFindings of(LintRequest request, FileCriteria criteria, FileTexts texts)
      throws LintFailed {
    Path directory = request.directory().toAbsolutePath().normalize();
    Optional<Path> named =
        request
            .baseline()
            .file()
            .map(name -> directory.resolve(name).normalize())
            .or(criteria::baseline);
    Path file = named.orElseGet(() -> directory.resolve(Workspace.BASELINE));
    Baseline known =
        named.isPresent() && !request.baseline().isNew()
            ? read(file, FileCriteria.relative(directory, file), texts)
            : Baseline.EMPTY;
    return new KnownFindings(directory, file, named.isPresent(), known);
  }

  private static Baseline read(Path file, String name, FileTexts texts) throws LintFailed {
    try {
      Parsed<Baseline> read = BaselineReader.read(Source.of(name, texts.read(file)));
      if (read.value().isPresent()) {
        return read.value().get();
      }
      throw LintFailed.usage("invalid baseline", read.problems());
    } catch (IOException e) {
      throw LintFailed.usage(name + ": cannot read the baseline: " + IoReason.of(e), List.of());
    }
  }

  /** Returns the name of the file, or empty if none was named. */
  Optional<String> name() {
    return isNamed ? Optional.of(FileCriteria.relative(directory, file)) : Optional.empty();
  }

  /** Returns the new findings; the argument must be all findings of a file. */
  List<Diagnostic> unknown(List<Diagnostic> findings) {
    return known.unknown(findings, this::path);
  }

  /**
   * Returns the number of known findings that no longer occur, though their file was linted, or is
   * no more, and their rule was asked for. {@code findings}: all, known ones among them.
   */
  int gone(List<Diagnostic> findings, List<String> files, FileCriteria criteria) {
    if (known.entries().isEmpty()) {
      return 0;
    }
    Path folder = folder();
    Set<String> linted = Set.copyOf(files.stream().map(this::path).toList());
    int gone = 0;
    for (Baseline.Entry entry : known.gone(findings, this::path)) {
      Path entryFile = folder.resolve(entry.file()).normalize();
      boolean looked = linted.contains(entry.file()) || !Files.exists(entryFile);
      String name = FileCriteria.relative(directory, entryFile);
      if (looked && criteria.of(name).isOn(entry.rule())) {
        gone++;
      }
    }
    return gone;
  }

  /** Makes {@code findings} the known ones. */
  Workspace.Written write(List<Diagnostic> findings, FileCriteria criteria) throws LintFailed {
    List<BaselineReport.Entry> entries =
        Baseline.of(findings, this::path).inOrder().stream()
            .map(e -> new BaselineReport.Entry(e.file(), e.rule(), e.line(), e.nth()))
            .toList();
    try {
      Replacement.put(file, BaselineReport.of(BaselineReader.FORMAT, entries));
    } catch (WriteFailed e) {
      throw LintFailed.failed(e.summary());
    }
    return new Workspace.Written(
        FileCriteria.relative(directory, file),
        entries.size(),
        criteria.baseline().filter(file::equals).isPresent());
  }

  private Path folder() {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private String path(String name) {
    return FileCriteria.relative(folder(), directory.resolve(name).normalize());
  }
}
