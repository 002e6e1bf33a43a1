package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/** Stops the reading of a document, since the rest cannot be understood. */
final class YamlError extends RuntimeException {
  private final transient Diagnostic problem;

  YamlError(Place at, String message, String help) {
    this(problem(at, message, help));
  }

  YamlError(Diagnostic problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /** Returns the problem of a placeholder at {@code start}, which YAML reads as a map in a map. */
  static Diagnostic braces(Source source, int start) {
    return problem(
        source.place(start, start + 2),
        "unquoted `{{` starts a map in YAML",
        "put the whole text in quotes");
  }

  Diagnostic problem() {
    return problem;
  }

  /** Returns a problem under the id of invalid YAML; {@code help} may be empty. */
  static Diagnostic problem(Place at, String message, String help, Diagnostic.Label... related) {
    return new Diagnostic(
        YamlRule.SYNTAX.id(),
        YamlRule.SYNTAX.name(),
        Severity.ERROR,
        at,
        message,
        List.of(related),
        help.isEmpty() ? Optional.empty() : Optional.of(help));
  }
}
