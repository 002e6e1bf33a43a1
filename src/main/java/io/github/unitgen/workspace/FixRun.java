package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Fix.Safety;
import io.github.unitgen.files.Replacement;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Neighbours;
import io.github.unitgen.lint.fix.Fixed;
import io.github.unitgen.lint.fix.Fixer;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the fixes of what was found, file after file. */
final class FixRun {
  private final LintRequest.Fixing fixing;
  private final Path directory;
  private final FileTexts texts;
  private final FileLoader loader;
  private final KnownFindings known;
  private final Map<String, DiskNeighbours> folders = new HashMap<>();
  private final Map<String, Optional<LintFile>> files = new HashMap<>();
  private final Map<LintRun.Mended, Integer> mended = new LinkedHashMap<>();
  private final List<LintResult.Changed> changed = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  FixRun(
      LintRequest.Fixing fixing,
      Path directory,
      FileTexts texts,
      FileLoader loader,
      KnownFindings known) {
    this.fixing = fixing;
    this.directory = directory;
    this.texts = texts;
    this.loader = loader;
    this.known = known;
  }

  /** Returns the fixes that were applied, or would be, in the order of the files. */
  List<LintRun.Mended> mended() {
    List<LintRun.Mended> counted = new ArrayList<>();
    mended.forEach(
        (m, count) ->
            counted.add(new LintRun.Mended(m.file(), m.rule(), m.title(), m.safety(), count)));
    return counted;
  }

  /** Returns one line for each finding that could not be fixed. */
  List<String> notes() {
    return notes;
  }

  /** The texts that are new, or would be, in order of the files. */
  List<LintResult.Changed> changed() {
    return changed;
  }

  /**
   * The files as they are now: written, unless they are only to be shown. {@code found}: what was
   * found in them; {@code input}: the first of them, which is not a file.
   */
  List<ReadFile> fixed(
      List<ReadFile> read, Map<Source, List<Diagnostic>> found, Optional<ReadFile> input) {
    for (ReadFile one : read) {
      if (one instanceof ReadFile.Lintable lintable) {
        files.put(lintable.file().source().name(), Optional.of(lintable.file()));
      }
    }
    List<ReadFile> now = new ArrayList<>();
    for (ReadFile one : read) {
      if (one instanceof ReadFile.Lintable lintable) {
        boolean onDisk = input.filter(one::equals).isEmpty();
        fix(lintable.file(), found, onDisk, now);
      } else {
        now.add(one);
      }
    }
    return now;
  }

  /** Adds to {@code now} what became of the file. */
  private void fix(
      LintFile file, Map<Source, List<Diagnostic>> found, boolean onDisk, List<ReadFile> now) {
    Source source = file.source();
    List<Diagnostic> findings = found.getOrDefault(source, List.of());
    if (findings.stream().noneMatch(this::isWanted)) {
      noteRendered(source, findings);
      now.add(new ReadFile.Lintable(file));
      return;
    }
    Fixed fixed =
        Fixer.fix(
            source,
            new FileExamination(file, findings, neighbours(source.name()), known),
            this::isWanted);
    note(fixed);
    String before = source.text();
    String after = fixed.source().text();
    if (after.equals(before)) {
      now.add(new ReadFile.Lintable(file));
      return;
    }
    Path path = directory.resolve(source.name());
    if (fixing.writes() && onDisk && !texts.isUnsaved(path)) {
      try {
        Replacement.write(path, before, after);
      } catch (WriteFailed e) {
        now.add(new ReadFile.Lintable(file));
        now.add(new ReadFile.Failed(e.summary()));
        return;
      }
    }
    changed.add(new LintResult.Changed(source.name(), before, after));
    count(fixed);
    LintFile next = file.with(fixed.source());
    files.put(source.name(), Optional.of(next));
    now.add(new ReadFile.Lintable(next));
  }

  /** A file that was rendered is not to be changed, and its findings have no fix. */
  private void noteRendered(Source source, List<Diagnostic> findings) {
    if (!findings.isEmpty()) {
      RenderedFrom.note(source, "is not fixed", "make the change there").ifPresent(notes::add);
    }
  }

  private boolean isWanted(Diagnostic finding) {
    return finding.fix().filter(fix -> fixing.unsafe() || fix.safety() == Safety.SAFE).isPresent();
  }

  private void note(Fixed fixed) {
    String file = fixed.source().name();
    for (Diagnostic finding : fixed.leftOut()) {
      int line = finding.at().source().lineAt(finding.at().span().start());
      notes.add(
          file
              + ":"
              + line
              + ": "
              + finding.rule()
              + " is not fixed: the fix would cause an error here");
    }
    if (!fixed.finished()) {
      notes.add(file + ": some fixes are left; run the command again");
    }
  }

  private void count(Fixed fixed) {
    for (Diagnostic finding : fixed.mended()) {
      Fix fix = finding.fix().orElseThrow();
      mended.merge(
          new LintRun.Mended(
              fixed.source().name(), finding.rule(), fix.title(), fix.safety().label(), 0),
          1,
          Integer::sum);
    }
  }

  /** Each file beside is read once; those that were fixed are as they are now. */
  private Optional<Neighbours> neighbours(String name) {
    if (name.equals(Workspace.UNNAMED)) {
      return Optional.empty();
    }
    String folder = Linter.folderOf(name);
    DiskNeighbours neighbours =
        folders.computeIfAbsent(folder, f -> new DiskNeighbours(directory, f, texts, loader));
    Collection<String> names = neighbours.names();
    return Optional.of(
        new Neighbours() {
          @Override
          public Collection<String> names() {
            return names;
          }

          @Override
          public Optional<LintFile> read(String other) {
            return files.computeIfAbsent(other, neighbours::read);
          }
        });
  }
}
