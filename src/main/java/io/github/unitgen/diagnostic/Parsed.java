package io.github.unitgen.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * The result of reading a source: a value, problems, or both. A value is present unless a problem
 * is an error.
 */
public record Parsed<T>(Optional<T> value, List<Diagnostic> problems) {
  public Parsed {
    problems = List.copyOf(problems);
  }

  /** Whether any problem is an error. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
  }
}
