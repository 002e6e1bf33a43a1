package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Neighbours;
import io.github.unitgen.lint.fix.Examination;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file on its way to be fixed, with what lies beside it. */
final class FileExamination implements Examination {
  private final LintFile file;
  private final Optional<Neighbours> beside;
  private final KnownFindings known;
  private final Map<String, List<Diagnostic>> found = new HashMap<>();

  /** {@code findings}: what was found in the file as it is; {@code beside}: where that is known. */
  FileExamination(
      LintFile file, List<Diagnostic> findings, Optional<Neighbours> beside, KnownFindings known) {
    this.file = file;
    this.beside = beside;
    this.known = known;
    found.put(file.source().text(), findings);
  }

  /** Findings in the baseline are neither fixed nor shown. */
  @Override
  public List<Diagnostic> findings(Source text) {
    return known.unknown(all(text));
  }

  /** Also what rules say that were not asked for: a fix is not to break what nobody looks at. */
  @Override
  public List<Diagnostic> guard(Source text) {
    List<Diagnostic> both = new ArrayList<>(all(text));
    both.addAll(lint(text, file.criteria().withDefaultRules()));
    return both;
  }

  @Override
  public int readTo(Source text) {
    return Linter.readTo(file.with(text));
  }

  private List<Diagnostic> all(Source text) {
    return found.computeIfAbsent(text.text(), unknown -> lint(text, file.criteria()));
  }

  private List<Diagnostic> lint(Source text, Criteria criteria) {
    List<LintFile> one = List.of(new LintFile(file.with(text).document(), criteria));
    return Linter.lint(one, folder -> beside).getOrDefault(text, List.of());
  }
}
