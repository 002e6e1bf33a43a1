package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/** Ends the reading of a document: what follows cannot be understood. */
final class YamlError extends RuntimeException {
  private final transient Diagnostic problem;

  YamlError(Place at, String message, String help) {
    this(problem(at, message, help));
  }

  YamlError(Diagnostic problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /** The placeholder at {@code start}, which YAML takes for a map in a map. */
  static Diagnostic braces(Source source, int start) {
    return problem(
        source.place(start, start + 2),
        "unquoted `{{` starts a map in YAML",
        "put the whole text in quotes");
  }

  Diagnostic problem() {
    return problem;
  }

  /** Under the id of all that is wrong with YAML itself; an empty {@code help} is none. */
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
