package io.github.unitgen.cli;

import io.github.unitgen.cli.LintFiles.Look;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Fix.Safety;
import io.github.unitgen.files.Replacement;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.FolderLinter;
import io.github.unitgen.lint.FolderLinter.Entry;
import io.github.unitgen.lint.fix.Fixed;
import io.github.unitgen.lint.fix.Fixer;
import io.github.unitgen.report.Diffs;
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
final class LintFixes {
  private final LintOptions options;
  private final Path directory;
  private final LintFiles files;
  private final LintBaseline baseline;
  private final Map<String, Beside> folders = new HashMap<>();
  private final Map<String, Optional<Entry>> entries = new HashMap<>();
  private final Map<LintRun.Mended, Integer> mended = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final StringBuilder diff = new StringBuilder();

  LintFixes(LintOptions options, Path directory, LintFiles files, LintBaseline baseline) {
    this.options = options;
    this.directory = directory;
    this.files = files;
    this.baseline = baseline;
  }

  /** What was mended, or would be, in order of the files. */
  List<LintRun.Mended> mended() {
    List<LintRun.Mended> counted = new ArrayList<>();
    mended.forEach(
        (m, count) ->
            counted.add(new LintRun.Mended(m.file(), m.rule(), m.title(), m.safety(), count)));
    return counted;
  }

  /** What could not be mended, each as one line. */
  List<String> notes() {
    return notes;
  }

  String diff() {
    return diff.toString();
  }

  /**
   * The files as they are now: written, unless they are only to be shown. {@code found}: what was
   * found in them; {@code stdin}: the first is standard input, which is not written.
   */
  List<Look> fixed(List<Look> looks, Map<Source, List<Diagnostic>> found, boolean stdin) {
    for (Look look : looks) {
      look.entry().ifPresent(e -> entries.put(e.document().source().name(), Optional.of(e)));
    }
    List<Look> now = new ArrayList<>();
    for (Look look : looks) {
      boolean first = stdin && now.isEmpty();
      now.add(look.entry().map(entry -> fixed(look, entry, found, first)).orElse(look));
    }
    return now;
  }

  private Look fixed(Look look, Entry entry, Map<Source, List<Diagnostic>> found, boolean stdin) {
    Source source = entry.document().source();
    List<Diagnostic> findings = found.getOrDefault(source, List.of());
    if (findings.stream().noneMatch(this::isWanted)) {
      return look;
    }
    Fixed fixed =
        Fixer.fix(
            source,
            new FixedFile(entry, findings, beside(source.name()), baseline),
            this::isWanted);
    note(fixed);
    String before = source.text();
    String after = fixed.source().text();
    if (after.equals(before)) {
      return look;
    }
    if (options.fix().diff()) {
      diff.append(Diffs.unified(source.name(), Optional.of(before), Optional.of(after)));
    } else if (!stdin) {
      try {
        Replacement.write(directory.resolve(source.name()), before, after);
      } catch (WriteFailed e) {
        return new Look(look.entry(), look.skipped(), Optional.of(Changes.message(e)));
      }
    }
    count(fixed);
    Document document =
        new Document(fixed.source(), entry.document().kind(), entry.document().image());
    Entry next = new Entry(document, entry.linter());
    entries.put(source.name(), Optional.of(next));
    return new Look(Optional.of(next), look.skipped(), look.trouble());
  }

  private boolean isWanted(Diagnostic finding) {
    return finding
        .fix()
        .filter(fix -> options.fix().unsafe() || fix.safety() == Safety.SAFE)
        .isPresent();
  }

  private void note(Fixed fixed) {
    String file = fixed.source().name();
    for (Diagnostic finding : fixed.leftOut()) {
      int line = finding.at().source().lineAt(finding.at().span().start());
      notes.add(
          file + ":" + line + ": " + finding.rule() + " is not fixed: its fix would do harm here");
    }
    if (!fixed.finished()) {
      notes.add(file + ": not all is fixed yet: run it again");
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
  private Optional<FolderLinter.Neighbours> beside(String name) {
    if (name.equals("-")) {
      return Optional.empty();
    }
    String folder = FolderLinter.folderOf(name);
    Beside beside = folders.computeIfAbsent(folder, f -> new Beside(directory, f, files));
    Collection<String> names = beside.names();
    return Optional.of(
        new FolderLinter.Neighbours() {
          @Override
          public Collection<String> names() {
            return names;
          }

          @Override
          public Optional<Entry> read(String other) {
            return entries.computeIfAbsent(other, beside::read);
          }
        });
  }
}
