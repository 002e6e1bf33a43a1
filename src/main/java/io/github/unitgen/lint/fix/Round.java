package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One round of a {@link Fixer}, which finds the fixes that cause no error. */
final class Round {
  private final Source source;
  private final Examination examination;
  private final ErrorCheck check;

  Round(Source source, Examination examination) {
    this.source = source;
    this.examination = examination;
    this.check = new ErrorCheck(source, examination.guard(source), examination.readTo(source));
  }

  /** Returns those of {@code findings} that can be fixed together; their fixes do not overlap. */
  List<Diagnostic> accepted(List<Diagnostic> findings) {
    return accepted(List.of(), findings);
  }

  /** Halves a list that cannot be accepted as a whole: mostly a single fix is the cause. */
  private List<Diagnostic> accepted(List<Diagnostic> before, List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(before);
    all.addAll(more);
    if (isAcceptable(all)) {
      return all;
    }
    if (more.size() == 1) {
      return before;
    }
    int half = more.size() / 2;
    List<Diagnostic> first = accepted(before, more.subList(0, half));
    return accepted(first, more.subList(half, more.size()));
  }

  private boolean isAcceptable(List<Diagnostic> findings) {
    Patch patch = patch(source, findings);
    String text = patch.result();
    return !text.equals(source.text())
        && check.isPassedBy(patch, examination.guard(new Source(source.name(), text)));
  }

  static Patch patch(Source source, List<Diagnostic> findings) {
    List<Fix> fixes = findings.stream().map(Diagnostic::fix).flatMap(Optional::stream).toList();
    return Patch.of(source.text(), fixes);
  }
}
