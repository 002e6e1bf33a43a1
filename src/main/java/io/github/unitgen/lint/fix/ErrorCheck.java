package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.ByLine;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Checks whether a patch of one text causes errors that were not there before. */
final class ErrorCheck {
  private final Source before;
  private final List<Diagnostic> errors;
  private final int readTo;
  private final Set<OnLine> places = new HashSet<>();

  private final ByLine<String> lines = ByLine.shared(String::strip);

  /**
   * Creates a check; {@code guard} holds the findings in {@code before}, and {@code readTo} says
   * how far it is read.
   */
  ErrorCheck(Source before, List<Diagnostic> guard, int readTo) {
    this.before = before;
    this.errors = errors(guard);
    this.readTo = readTo;
    errors.forEach(error -> places.add(new OnLine(error.rule(), error.message(), line(error))));
  }

  private static int line(Diagnostic error) {
    return error.at().source().lineAt(error.at().span().start());
  }

  private record OnLine(String rule, String message, int line) {}

  /** The properties that identify the same error in another text. */
  private record Sameness(String rule, String message, String line) {}

  private List<Sameness> samenesses(List<Diagnostic> some) {
    return some.stream()
        .map(error -> new Sameness(error.rule(), error.message(), lines.of(error)))
        .toList();
  }

  /** Whether {@code guard}, the findings in the result of {@code patch}, has no new error. */
  boolean isPassedBy(Patch patch, List<Diagnostic> guard) {
    Map<Sameness, Integer> known = new HashMap<>();
    samenesses(errors).forEach(same -> known.merge(same, 1, Integer::sum));
    List<Diagnostic> after = errors(guard);
    List<Sameness> samenesses = samenesses(after);
    List<Diagnostic> unknown = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (known.merge(samenesses.get(i), -1, Integer::sum) < 0) {
        unknown.add(after.get(i));
      }
    }
    for (Diagnostic error : unknown) {
      if (!wasThere(patch, error) && !wasHidden(patch, error)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the error was there before. The same error on a line that was fixed elsewhere is an old
   * one.
   */
  private boolean wasThere(Patch patch, Diagnostic error) {
    OptionalInt origin = patch.origin(error.at().span().start());
    if (origin.isEmpty()) {
      return false;
    }
    int line = before.lineAt(Math.min(origin.getAsInt(), before.text().length()));
    return places.contains(new OnLine(error.rule(), error.message(), line));
  }

  /**
   * Whether the error was hidden before: neither an init that stops at an error nor the rules
   * report anything after it.
   */
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
