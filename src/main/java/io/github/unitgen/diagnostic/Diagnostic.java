package io.github.unitgen.diagnostic;

import io.github.unitgen.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One finding: which rule, how bad, where, what, related places, and what to do. {@code rule} and
 * {@code name} are those of the catalogue (M001, manifest-key).
 */
public record Diagnostic(
    String rule,
    String name,
    Severity severity,
    Place at,
    String message,
    List<Label> related,
    Optional<String> help) {

  /** A second place that helps to understand the first, e.g. "first defined here". */
  public record Label(Place at, String text) {}

  public Diagnostic {
    related = List.copyOf(related);
  }
}
