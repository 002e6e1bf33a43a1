package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Document;
import io.github.unitgen.lint.FolderLinter;
import io.github.unitgen.lint.FolderLinter.Entry;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.fix.Examination;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file on its way to be fixed, with what lies beside it. */
final class FixedFile implements Examination {
  private final Entry entry;
  private final Optional<FolderLinter.Neighbours> beside;
  private final LintBaseline baseline;
  private final Map<String, List<Diagnostic>> found = new HashMap<>();

  /** {@code findings}: what was found in the file as it is; {@code beside}: where that is known. */
  FixedFile(
      Entry entry,
      List<Diagnostic> findings,
      Optional<FolderLinter.Neighbours> beside,
      LintBaseline baseline) {
    this.entry = entry;
    this.beside = beside;
    this.baseline = baseline;
    found.put(entry.document().source().text(), findings);
  }

  /** What is known is not to be fixed, and not to be shown either. */
  @Override
  public List<Diagnostic> findings(Source text) {
    return baseline.unknown(all(text));
  }

  /** Also what rules say that were not asked for: a fix is not to break what nobody looks at. */
  @Override
  public List<Diagnostic> guard(Source text) {
    List<Diagnostic> both = new ArrayList<>(all(text));
    both.addAll(lint(text, entry.linter().withDefaultRules()));
    return both;
  }

  @Override
  public int readTo(Source text) {
    return entry.linter().readTo(document(text));
  }

  private List<Diagnostic> all(Source text) {
    return found.computeIfAbsent(text.text(), unknown -> lint(text, entry.linter()));
  }

  private List<Diagnostic> lint(Source text, Linter linter) {
    List<Entry> one = List.of(new Entry(document(text), linter));
    FolderLinter folder =
        beside.map(others -> new FolderLinter(one, others)).orElseGet(() -> new FolderLinter(one));
    folder.parts().forEach(Runnable::run);
    return folder.finish().getOrDefault(one.get(0).document().source(), List.of());
  }

  private Document document(Source text) {
    return new Document(text, entry.document().kind(), entry.document().image());
  }
}
