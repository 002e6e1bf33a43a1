package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Whether a patch of one text brings errors that were not there. */
final class ErrorCheck {
  private final Source before;
  private final List<Diagnostic> errors;
  private final int readTo;

  /** {@code guard} and {@code readTo}: what was found in {@code before}, and how far it is read. */
  ErrorCheck(Source before, List<Diagnostic> guard, int readTo) {
    this.before = before;
    this.errors = errors(guard);
    this.readTo = readTo;
  }

  /** What makes an error the same one in another text. */
  private record Sameness(String rule, String message, String line) {
    static Sameness of(Diagnostic error) {
      return new Sameness(error.rule(), error.message(), error.line().strip());
    }
  }

  /** {@code guard}: what was found in the result of {@code patch}. */
  boolean isPassedBy(Patch patch, List<Diagnostic> guard) {
    Map<Sameness, Integer> known = new HashMap<>();
    errors.forEach(error -> known.merge(Sameness.of(error), 1, Integer::sum));
    List<Diagnostic> unknown = new ArrayList<>();
    for (Diagnostic error : errors(guard)) {
      if (known.merge(Sameness.of(error), -1, Integer::sum) < 0) {
        unknown.add(error);
      }
    }
    for (Diagnostic error : unknown) {
      if (!wasThere(patch, error) && !wasHidden(patch, error)) {
        return false;
      }
    }
    return true;
  }

  /** On a line that was mended elsewhere the same error is an old one. */
  private boolean wasThere(Patch patch, Diagnostic error) {
    OptionalInt origin = patch.origin(error.at().span().start());
    if (origin.isEmpty()) {
      return false;
    }
    int line = before.lineAt(Math.min(origin.getAsInt(), before.text().length()));
    return errors.stream()
        .anyMatch(
            old ->
                old.rule().equals(error.rule())
                    && old.message().equals(error.message())
                    && before.lineAt(old.at().span().start()) == line);
  }

  /** An init that stopped at an error says nothing of what stands behind it, nor do rules. */
  private boolean wasHidden(Patch patch, Diagnostic error) {
    OptionalInt origin = patch.origin(error.at().span().start());
    if (origin.isEmpty() || origin.getAsInt() < readTo || readTo == before.text().length()) {
      return false;
    }
    Span line = before.lineSpan(before.lineAt(Math.min(origin.getAsInt(), before.text().length())));
    return !patch.touches(line);
  }

  private static List<Diagnostic> errors(List<Diagnostic> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }
}
